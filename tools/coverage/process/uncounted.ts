/**
 * Tests that run long or in many processes and reach nothing of bindings, or next to nothing, that no other test does:
 * they are not counted, which is a third of what counting costs. A place that only such a test reaches takes it off here.
 */
export const uncounted: ReadonlySet<string> = new Set([
  'tests/gateway/chance.test.ts',
  'tests/gateway/every_fault.test.ts',
  'tests/gateway/limits.test.ts',
  'tests/gateway/load.test.ts',
  'tests/gateway/once.test.ts',
  'tests/gateway/platforms.test.ts',
  'tests/gateway/sms.test.ts',
  'tests/hub/storm.test.ts',
  'tests/miniprogram/vectors.test.ts',
  'tests/node/data.test.ts',
  'tests/node/duckdb.test.ts',
  'tests/node/knowledge_docs.test.ts',
  'tests/node/secrets.test.ts',
  'tests/node/secrets_fallback.test.ts',
  'tests/node/session_model.test.ts',
]);
