/** What is wrong with overrides, a line each; none if they compile. */
import assert from 'node:assert/strict';
import { compileKnowledge, KnowledgeError, type KnowledgeOverrides } from '../../dist/knowledge.js';

export function problems(overrides: unknown): string[] {
  try {
    compileKnowledge(overrides as KnowledgeOverrides);
  } catch (error) {
    assert.ok(error instanceof KnowledgeError, String(error));
    assert.ok(error instanceof RangeError);
    return error.problems.map(({ field, message }) => `${field}: ${message}`);
  }
  return [];
}
