// No pattern in what ships takes longer than in proportion to its text, whatever the text: a checker of patterns looks at each.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkSync } from 'recheck';
import ts from 'typescript5';
import { root } from '../../tools/build/paths.ts';
import { buildPage } from '../../web/build.ts';

/** Of a library in the page, run on the name of a file that the page itself gives. */
const ofOurOwnText = new Set([String.raw`/_(.+?)\.wasm$/`]);

/** The patterns of the scripts in a folder, each with a file that holds it. */
function patternsOf(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.c?js$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, name);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
  }
  return found;
}

/** What is wrong with a pattern as it is written; undefined if its time grows as its text does. */
function faultOf(pattern: string): string | undefined {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  const found = checkSync(source, flags, { timeout: 20_000 });
  if (found.status === 'safe') return undefined;
  return found.status === 'vulnerable' ? found.complexity.summary : found.error.kind;
}

function assertLinear(folder: string, least: number): void {
  const patterns = [...patternsOf(folder)].filter(([pattern]) => !ofOurOwnText.has(pattern));
  assert.ok(patterns.length > least, `${patterns.length} patterns were found`);
  const faults = patterns.flatMap(([pattern, file]) => {
    const fault = faultOf(pattern);
    return fault === undefined ? [] : [`${file}: ${pattern}: ${fault}`];
  });
  assert.deepEqual(faults, []);
}

test('the checker finds what grows with the square and beyond', () => {
  assert.match(faultOf(String.raw`/\(.*$/`) ?? '', /2nd degree/);
  assert.match(faultOf('/^(a|a)*$/') ?? '', /exponential/);
});

test('the package has no pattern that a text can slow down', () => assertLinear(join(root, 'dist'), 50));

test('the page has none either', async () => {
  const out = mkdtempSync(join(tmpdir(), 'cardmend-patterns-'));
  try {
    assertLinear(await buildPage({ out }), 20);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
