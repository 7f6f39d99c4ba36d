// A memory that cannot grow, where lists are read and filter files made: at each size that it grows through a right answer, or one
// clear error, with nothing left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Tools } from '../../../bindings/cli/tools.ts';
import { root } from '../../../tools/build/paths.ts';
import { batchModule, loadCheckers, module } from '../../batch/core.ts';
import { madeCodes, someKey } from '../../node/known_cases.ts';
import { capped } from './capped.ts';

const { CoreRows } = await import('../../../bindings/batch/check/core_rows.ts');
const noMemory = /^RangeError: this list broke off, as without memory it does$/;
const pageBytes = 1 << 16;
const code = '3F2A90BC77DEA41B';

/** Memories that were made while `load` ran, the last one's size in pages among them. */
async function watched<T>(load: () => Promise<T>): Promise<[T, WebAssembly.Memory]> {
  let made: WebAssembly.Memory | undefined;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (given: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(given, imports);
    made = Object.values(instance.exports).find(each => each instanceof WebAssembly.Memory) ?? made;
    return instance;
  }) as typeof instantiate;
  try {
    return [await load(), made as unknown as WebAssembly.Memory];
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

function assertEmpty(memory: WebAssembly.Memory): void {
  const bytes = Buffer.from(memory.buffer);
  for (const encoding of ['latin1', 'utf16le'] as const)
    assert.equal(bytes.indexOf(Buffer.from(code.slice(0, 8), encoding)), -1, 'a code is left');
}

/** One call after the other: an error is the one that there is, and none is followed by an answer. */
function attempt(what: string, ask: () => string, right: string): 'right' | 'refused' {
  try {
    assert.equal(ask(), right, what);
    return 'right';
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.match(String(error), noMemory, what);
    return 'refused';
  }
}

/** Each memory on the way from the smallest to the largest that is asked for. */
async function atEachSize(
  wasm: Uint8Array,
  run: (module: WebAssembly.Module) => Promise<'right' | 'refused'>,
  pages: readonly number[],
): Promise<void> {
  const ends: string[] = [];
  for (const most of pages) ends.push(await run(capped(wasm, most)));
  assert.ok(ends.includes('refused'), ends.join());
  assert.equal(ends.at(-1), 'right', ends.join());
}

const pagesOf = (memory: WebAssembly.Memory) => memory.buffer.byteLength / pageBytes;

/** From the first size to the last one, in twelve steps. */
function between(least: number, most: number): readonly number[] {
  const sizes = Array.from({ length: 12 }, (_, i) => least + Math.floor(((most - least) * i) / 12));
  return [...new Set([...sizes, most - 1, most])];
}

test('the rows of a list', async () => {
  const rows = `${code}\n`.repeat(120_000) + `${code.slice(0, 9)}\n`.repeat(20);
  const bytes = new TextEncoder().encode(rows);
  const plan = {
    delimiter: 0x2c,
    ...{
      product: 'jd.ecard',
      width: 1,
      secret: 0,
      number: -1,
      numberWithin: false,
      rounded: [],
      value: -1,
      expiry: -1,
    },
    ...{ heading: ['secret'], skipped: 0 },
  };
  const wasm = readFileSync(join(root, 'build/wasm-release/bindings/wasm/cardmend-batch.wasm'));
  const load = (given: WebAssembly.Module) =>
    watched(async () => (await loadCheckers({ module, locale: 'en', batchModule: given })).core);
  const jd = (await loadCheckers({ module, locale: 'en' })).secret.indexOf('jd.ecard');
  const read = (core: NonNullable<Awaited<ReturnType<typeof loadCheckers>>['core']>) => {
    const reader = new CoreRows(core, jd, plan, 'secret', [7, -2]);
    let odd = 0;
    reader.open(bytes, 0);
    while (reader.next()) odd += 1;
    return `${reader.result().rows.length} ${odd}`;
  };
  const [whole, memory] = await load(batchModule);
  assert.ok(whole !== undefined);
  const least = pagesOf(memory);
  assert.equal(read(whole), '120000 20');
  const run = async (given: WebAssembly.Module) => {
    const [core, own] = await load(given);
    assert.ok(core !== undefined);
    const first = attempt('a list', () => read(core), '120000 20');
    core.exports.cm_batch_wipe();
    assertEmpty(own);
    if (first === 'refused')
      assert.equal(
        attempt('again', () => read(core), ''),
        'refused',
      );
    return first;
  };
  await atEachSize(wasm, run, between(least, pagesOf(memory)));
});

test('a file of known codes that is made', async () => {
  const wasm = readFileSync(join(root, 'dist/cardmend-tools.wasm'));
  const codes = [...madeCodes(80_000), code];
  const make = (tools: Tools) => {
    tools.begin('jd.ecard', 16, someKey);
    for (const one of codes) tools.add(one);
    const info = tools.read(tools.build());
    return `${typeof info === 'string' ? info : info.count} ${tools.contains(code)}`;
  };
  const { compile } = WebAssembly;
  const load = async (given?: WebAssembly.Module) => {
    if (given !== undefined) WebAssembly.compile = async () => given;
    try {
      return await watched(() => Tools.load(wasm));
    } finally {
      WebAssembly.compile = compile;
    }
  };
  const [whole, memory] = await load();
  const least = pagesOf(memory);
  const right = `${codes.length} true`;
  assert.equal(make(whole), right);
  const run = async (given: WebAssembly.Module) => {
    const [tools, own] = await load(given);
    const first = attempt('a file', () => make(tools), right);
    if (first === 'refused') {
      assertEmpty(own);
      assert.equal(
        attempt('again', () => make(tools), ''),
        'refused',
      );
    }
    return first;
  };
  await atEachSize(wasm, run, between(least, pagesOf(memory)));
});
