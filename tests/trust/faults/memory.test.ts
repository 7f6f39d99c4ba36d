// A memory that cannot grow, at each size that it grows through: a right answer, or one clear error and nothing left; never a wrong one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../../dist/index.js';
import { root } from '../../../tools/build/paths.ts';
import { fileOf, loadTools, madeCodes } from '../../node/known_cases.ts';
import { withoutWebAssembly } from '../../node/without_webassembly.ts';
import { type Act, actsOf } from './acts.ts';
import { capped } from './capped.ts';

const pageBytes = 1 << 16;
const noMemory = /^RangeError: .*no (more )?memory/;

let acts: Readonly<Record<string, Act>>;
const right = new Map<string, string>();
before(async () => {
  acts = actsOf(fileOf(await loadTools(), 'jd.ecard', 32, [...madeCodes(300_000), '3F2A90BC77DEA41B']));
  for (const [name, act] of Object.entries(acts)) right.set(name, act(await loadCardmend({ locale: 'en' })));
});

interface Loaded {
  readonly cardmend: Cardmend;
  readonly memory: () => ArrayBuffer;
}

/** What is right, or one clear error. */
function tried(name: string, { cardmend }: Loaded): 'right' | 'refused' {
  try {
    assert.equal((acts[name] as Act)(cardmend), right.get(name), name);
    return 'right';
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.match(String(error), noMemory, name);
    return 'refused';
  }
}

/** One after the other, beginning with `first`. After an error all else is right as well, or there is nothing left. */
function tryFrom(first: string, loaded: Loaded): number {
  const rest = ['check', 'candidates', 'dictate', 'extract', 'explain'].filter(name => name !== first);
  const refused = [first, ...rest].filter(name => tried(name, loaded) === 'refused').length;
  loaded.cardmend.wipe();
  const bytes = Buffer.from(loaded.memory());
  for (const text of ['3F2A90BC', '77DEA41B'])
    for (const encoding of ['latin1', 'utf16le'] as const)
      assert.equal(bytes.indexOf(Buffer.from(text, encoding)), -1, `${text} is left`);
  return refused;
}

async function loadWasm(wasm: WebAssembly.Module): Promise<Loaded> {
  let made: WebAssembly.Memory | undefined;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    made = instance.exports.memory as WebAssembly.Memory;
    return instance;
  }) as typeof instantiate;
  const cardmend = await loadCardmend({ wasm, locale: 'en' });
  WebAssembly.instantiate = instantiate;
  return { cardmend, memory: () => (made as WebAssembly.Memory).buffer };
}

test('WebAssembly: each time that its memory would grow', async () => {
  const wasm = readFileSync(join(root, 'dist/cardmend.wasm'));
  const whole = await loadWasm(new WebAssembly.Module(wasm));
  const sizes = new Set<number>();
  const note = () => sizes.add(whole.memory().byteLength / pageBytes);
  note();
  for (const act of Object.values(acts)) {
    act(whole.cardmend);
    note();
  }
  const [least = 0, ...more] = [...sizes];
  assert.ok(more.length >= 3, [...sizes].join());
  const counts: number[] = [];
  for (const pages of [least, ...more.map(size => size - 1)]) {
    const module = capped(wasm, pages);
    for (const name of Object.keys(acts)) counts.push(tryFrom(name, await loadWasm(module)));
  }
  assert.ok(counts.some(count => count > 0) && counts.some(count => count <= 1), counts.join());
});

test('JavaScript in its place: each buffer that it asks for', async () => {
  const ArrayBufferAsIs = ArrayBuffer;
  const made: ArrayBuffer[] = [];
  let most = Number.POSITIVE_INFINITY;
  globalThis.ArrayBuffer = new Proxy(ArrayBuffer, {
    construct(target, args: [number], newTarget) {
      if (args[0] > most) throw new RangeError('Array buffer allocation failed');
      const buffer = Reflect.construct(target, args, newTarget) as ArrayBuffer;
      if (buffer.byteLength >= 1 << 20) made.push(buffer);
      return buffer;
    },
  });
  try {
    const load = async (): Promise<Loaded> => {
      made.length = 0;
      const cardmend = await withoutWebAssembly(() => loadCardmend({ locale: 'en' }));
      return { cardmend, memory: () => made.at(-1) as ArrayBuffer };
    };
    const whole = await load();
    for (const act of Object.values(acts)) act(whole.cardmend);
    const sizes = [...new Set(made.map(({ byteLength }) => byteLength))];
    assert.ok(sizes.length >= 3, sizes.join());
    let refused = 0;
    for (const size of sizes.slice(1)) {
      most = size - 1;
      for (const name of ['check', 'extract a long text', 'dictate', 'known codes'])
        refused += tryFrom(name, await load());
      most = Number.POSITIVE_INFINITY;
    }
    assert.ok(refused > 0);
  } finally {
    globalThis.ArrayBuffer = ArrayBufferAsIs;
  }
});
