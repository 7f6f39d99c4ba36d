// What docs/use shows for a server prints what is shown behind it, and what it shows of a project is as tests build it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { type Block, blocksOf } from './blocks.ts';

const pages = readdirSync(join(root, 'docs/use')).map(file => `docs/use/${file}`);

/** What a module prints, with what may have to stand before it and behind it. */
function printed(code: string): string {
  const args = ['--input-type=module', '--eval', code];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(stderr, '', code);
  return stdout;
}

/** The block of JavaScript of a page that holds these words. */
function blockWith(page: string, words: string): string {
  const found = blocksOf(`docs/use/${page}`).find(({ code }) => code.includes(words));
  assert.ok(found, `${page} shows ${words}`);
  return found.code;
}

for (const page of pages) {
  const blocks = blocksOf(page);
  const shows = (block: Block, i: number) => block.language === 'js' && blocks[i + 1]?.language === 'text';
  if (!blocks.some(shows)) continue;
  test(`${page}: each block prints what stands behind it`, () => {
    for (const [i, block] of blocks.entries())
      if (shows(block, i)) assert.equal(printed(block.code), blocks[i + 1]?.code, block.code);
  });
}

test('what a page shows as it stands in a project of the tests stands there, line by line', () => {
  let found = 0;
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, file = '', code = ''] of text.matchAll(
      /<!-- as in (\S+) -->\n\n```\w+\n([\s\S]*?)^```$/gm,
    )) {
      const lines = readFileSync(join(root, file), 'utf8').replaceAll(/[ \n]+/g, ' ');
      for (const line of code.split('\n').map(line => line.trim().replace(/^(.*)\{ (\w.*) \} \};$/, '$2')))
        assert.ok(lines.replaceAll(' />', '>').includes(line.replaceAll(' />', '>')), `${page}: ${line}`);
      ++found;
    }
  }
  assert.ok(found >= 5);
});

test('docs/use/worker.md: the worker answers with the cards', () => {
  const worker = blockWith('worker.md', 'extract');
  const text = JSON.stringify('\u5361\u5bc6 3F2A-90BC-77DE-A41B');
  const prelude =
    'globalThis.postMessage = cards => console.log(cards.length, structuredClone(cards)[0].secret);';
  assert.equal(printed(`${prelude}\n${worker}\nawait onmessage({ data: ${text} });`), '1 3F2A90BC77DEA41B\n');
});

const request = (product: string) =>
  `new Request('http://shop.example/', { method: 'POST', body: JSON.stringify({ raw: "3f2a-9Obc-77de-a41b", product: ${product} }) })`;
/** What it says to a card, and with which status to a product that there is not. */
const answers = (handle: string) => `
console.log(await (await ${handle}(${request("'jd.ecard'")})).text());
for (const answer of [await ${handle}(${request("'no.such-card'")}), await ${handle}(${request('7')})])
  console.log(answer.status);`;
const answered = '{"verdict":"repaired","length":16}\n400\n400\n';

test('docs/use/workerd.md: the handler answers', () => {
  const handler = blockWith('workerd.md', 'fetch(request)').replace('export default', 'const handler =');
  assert.equal(printed(`${handler}${answers('handler.fetch')}`), answered);
});

test('docs/use/next.md: the route answers', () => {
  const route = blockWith('next.md', 'POST').replace('export async', 'async');
  assert.equal(printed(`${route}${answers('POST')}`), answered);
});
