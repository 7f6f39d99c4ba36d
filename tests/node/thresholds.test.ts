// Each number that decides what a person sees stands in data, is used, and fits its unit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFiles, root } from '../../tools/lint/files.ts';
import { checkThresholds, type Thresholds, thresholdName } from '../../tools/tables/thresholds.ts';

const thresholds = JSON.parse(readFileSync(join(root, 'data/thresholds.json'), 'utf8')) as Thresholds;
const core = projectFiles()
  .filter(file => /^src\/.*\.(h|cpp)$/.test(file))
  .map(file => readFileSync(join(root, file), 'utf8'))
  .join('\n');

test('the core compares with every threshold, and names none twice', () => {
  for (const { id } of thresholds.rows) {
    const name = thresholdName(id);
    const uses = core.match(new RegExp(`^(?!using ).*\\b${name}\\b`, 'gm')) ?? [];
    assert.ok(uses.length > 0, `nothing in src uses ${id}`);
    assert.doesNotMatch(core, new RegExp(`constexpr \\w+ ${name}\\b`), `${id} has a second value in src`);
  }
});

test('a row that stands twice or is beyond its unit is told', () => {
  const row = { id: 'any', value: 0.5, unit: 'probability', doc: 'Any.' } as const;
  assert.deepEqual(checkThresholds('f', { rows: [row] }), []);
  assert.deepEqual(checkThresholds('f', { rows: [row, row] }), ['f: rows[1].id: any stands twice']);
  assert.deepEqual(checkThresholds('f', { rows: [{ ...row, value: 1.5 }] }), [
    'f: rows[0].value: is above 1',
  ]);
  for (const value of [0.5, 1001]) {
    assert.deepEqual(checkThresholds('f', { rows: [{ ...row, unit: 'per-mille', value }] }), [
      'f: rows[0].value: is no whole number up to 1000',
    ]);
  }
});
