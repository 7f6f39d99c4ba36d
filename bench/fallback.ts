/** How long JavaScript takes that stands in for the wasm, beside the wasm: both take turns in one process. */
import { type Cardmend, loadCardmend } from '../dist/index.js';
import { compare } from './timing.ts';

export interface Ratio {
  readonly name: string;
  /** Nanoseconds a call. */
  readonly wasm: number;
  readonly javascript: number;
}

interface Call {
  readonly name: string;
  readonly run: (cardmend: Cardmend) => unknown;
  /** How many calls a turn has: of slow ones fewer. */
  readonly calls: number;
}

const jd = { product: 'jd.ecard' } as const;
const card = '\u5361\u53f7\uff1aJDV4715936028141 \u5bc6\u7801\uff1a8C41-E07D-5B93-F26A\n';

const calls: readonly Call[] = [
  { name: 'check, ASCII code', run: one => one.check('3F2A-90BC-77DE-A41B', jd).code, calls: 20_000 },
  { name: 'check, product detected', run: one => one.check('3F2A-90BC-77DE-A41B').code, calls: 5000 },
  {
    name: 'check with candidates, one slip',
    run: one => one.check('3F2A-90BC-77DE-A41S', jd).candidates.length,
    calls: 500,
  },
  { name: 'layout', run: one => one.layout('3F2A-90BC-77DE-A41B', 19, jd).value, calls: 5000 },
  { name: 'explain', run: one => one.explain({ platform: 'jd', code: 'binded' }).cause, calls: 1000 },
  { name: 'dictate', run: one => one.dictate('8 C four one E07D 5B93 F26A', jd).code, calls: 200 },
  { name: 'extract, 2,000 cards', run: one => one.extract(card.repeat(2000)).length, calls: 1 },
];

async function inJavaScript(): Promise<Cardmend> {
  const { WebAssembly: there } = globalThis;
  Object.assign(globalThis, { WebAssembly: undefined });
  try {
    return await loadCardmend();
  } finally {
    Object.assign(globalThis, { WebAssembly: there });
  }
}

export async function timeFallback(turns = 15): Promise<Ratio[]> {
  const [wasm, javascript] = [await loadCardmend(), await inJavaScript()];
  if (javascript.runtime !== 'javascript') throw new Error('JavaScript does not stand in');
  return calls.map(({ name, run, calls: each }) => {
    const contenders = [wasm, javascript].map(one => ({ name, run: () => run(one) }));
    const [one, other] = compare(contenders, turns, each);
    return { name, wasm: one?.nanoseconds ?? Number.NaN, javascript: other?.nanoseconds ?? Number.NaN };
  });
}
