// On a server: importing touches nothing, and what a page sends is checked once more as the page has done.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageExports } from '../../tools/build/exports.ts';
import { root } from '../../tools/build/paths.ts';

const scripts = Object.keys(packageExports())
  .filter(key => !/\*|\.(wasm|json)$/.test(key))
  .map(key => `cardmend${key.slice(1)}`);

/** What only a page has, and what a server must not do before it is asked to. */
const watched = `
const touched = [];
for (const name of ['document', 'window', 'self', 'location', 'customElements', 'HTMLElement', 'localStorage', 'fetch', 'WebAssembly', 'setTimeout', 'setInterval'])
  Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); return undefined; } });
`;

function run(code: string, ...flags: string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, '--input-type=module', '-e', code],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  if (flags.length === 0) assert.equal(stderr, '');
  return stdout.trim();
}

const importing = (names: readonly string[]) => names.map(name => `await import('${name}');`).join('\n');
/** These have an element: they ask whether there are any. */
const withElement = /\/(element|react|vue)$/;

test('importing on a server asks for nothing of a page, and loads nothing', () => {
  const plain = scripts.filter(name => !withElement.test(name));
  assert.ok(plain.length >= 8);
  assert.equal(run(`${watched}${importing(plain)}\nconsole.log(touched.join(' '));`), '');
});

test('importing an element on a server asks whether there are elements, and for nothing else', () => {
  for (const name of scripts.filter(script => withElement.test(script))) {
    // What the frameworks look for is theirs.
    const code = `${importing(['react', 'vue'])}${watched}${importing([name])}\nconsole.log([...new Set(touched)].join(' '));`;
    assert.equal(run(code), 'HTMLElement', name);
  }
});

test('where Node may not compile, JavaScript stands in', () => {
  const code = `
import { loadCardmend } from 'cardmend';
const { runtime, fallbackReason, check } = await loadCardmend();
console.log(runtime, fallbackReason.reason);`;
  assert.equal(run(code, '--jitless'), 'javascript unsupported');
});

const [standIn = '', hashes = '', secondCheck = ''] = [
  ...readFileSync(join(root, 'docs/package.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g),
].map(([, code = '']) => code);

/** What a page might send. */
const sent = `
const sent = [
  { raw: '3f2a-9Obc-77de-a41b', product: 'jd.ecard' },
  { raw: '3F2A', product: 'jd.ecard' },
  { raw: '3F2A', product: 'no.such' },
  { raw: 7, product: 'jd.ecard' },
];
console.log(JSON.stringify(sent.map(secondCheck)));`;

test('the other snippets of docs/package.md run too', () => {
  assert.equal(run(`const report = reason => console.log(reason);\n${standIn}`), '');
  const file = `${JSON.stringify(join(root, 'dist/cardmend.wasm'))}`;
  const fetched = `
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
globalThis.fetch = async (url, { integrity }) => {
  const bytes = readFileSync(${file});
  if (integrity !== 'sha384-' + createHash('sha384').update(bytes).digest('base64')) throw new Error('integrity');
  return new Response(bytes);
};
`;
  assert.equal(run(`${fetched}${hashes}console.log(cardmend.runtime);`), 'wasm');
});

test('what a page sends is checked once more', () => {
  const [good, short, ...bad] = JSON.parse(run(secondCheck + sent)) as {
    status: number;
    code?: string;
    verdict?: string;
  }[];
  assert.deepEqual(good, { status: 200, code: '3F2A90BC77DEA41B' });
  assert.equal(short?.status, 422);
  assert.deepEqual(
    bad.map(({ status }) => status),
    [400, 400],
  );
});
