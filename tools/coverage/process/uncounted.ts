/**
 * Tests that run long or in many processes and reach nothing of bindings, or next to nothing, that no other test does:
 * they are not counted. Where V8 counts it optimizes nothing, so that what builds a package or checks types would take far
 * longer. A place that only such a test reaches takes it off here.
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
  'tests/node/api_docs.test.ts',
  'tests/node/bundle.test.ts',
  'tests/node/data.test.ts',
  'tests/node/duckdb.test.ts',
  'tests/node/knowledge_docs.test.ts',
  'tests/node/package.test.ts',
  'tests/node/secrets.test.ts',
  'tests/node/secrets_fallback.test.ts',
  'tests/node/session_model.test.ts',
  'tests/node/types.test.ts',
]);
