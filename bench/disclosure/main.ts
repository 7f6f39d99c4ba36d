/**
 * `npm run bench:disclosure`: can the time of `explain` tell what its answer hides? Causes that must be hidden are asked for in turn,
 * 100,000 calls of each, by codes of one length. Printed is the chance that one call of two is told apart by which took longer (0.5
 * says nothing), with what chance alone would give, and whether the answers are the same. Time on a machine with others is no test:
 * the work behind it is counted by tests/native/explain/explain_work_test.cpp.
 */
import { isDeepStrictEqual } from 'node:util';
import { loadGuide } from '../../dist/guide.js';

const codes = ['invalid_pin', 'stolen_card', 'card_frozen', 'pin_invalid'];
const calls = 100_000;

const guide = await loadGuide({ locale: 'en' });
const ask = (code: string) => guide.explain({ platform: 'taobao', code }, { attempts: 2 });
const answer = ask(codes[0] ?? '');
// What is told of which row it was is not shown to a person, and hidden too.
const same = codes.every(code => isDeepStrictEqual(ask(code), answer));

const times = codes.map(() => new Float64Array(calls));
const order = codes.map((_, i) => i);
for (let i = 0; i < 20_000; ++i) for (const code of codes) ask(code);
for (let i = 0; i < calls; ++i) {
  // Another order each time: what the machine has learnt of the code before helps none of them more than another.
  for (let k = order.length - 1; k > 0; --k) {
    const other = Math.floor(Math.random() * (k + 1));
    [order[k], order[other]] = [order[other] as number, order[k] as number];
  }
  for (const which of order) {
    const begun = process.hrtime.bigint();
    ask(codes[which] as string);
    (times[which] as Float64Array)[i] = Number(process.hrtime.bigint() - begun);
  }
}

/** The chance that a time of `a` is more than one of `b`, ties halved: Mann and Whitney's U. */
function longer(a: Float64Array, b: Float64Array): number {
  const sorted = b.slice().sort();
  const below = (time: number, orSame: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = sorted[middle] as number;
      if (value < time || (orSame && value === time)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let sum = 0;
  for (const time of a) sum += (below(time, false) + below(time, true)) / 2;
  return sum / (a.length * b.length);
}

const median = (all: Float64Array) => all.slice().sort()[calls >> 1] as number;
console.log(`answers: ${same ? 'the same' : 'they DIFFER'}; ${calls} calls of each, in ns`);
codes.forEach((code, i) => {
  const chance = longer(times[i] as Float64Array, times[0] as Float64Array);
  console.log(
    `${code.padEnd(12)} median ${median(times[i] as Float64Array)}  told apart ${chance.toFixed(3)}`,
  );
});
console.log(`by chance alone: 0.5 within ${(3 * Math.sqrt(1 / (6 * calls))).toFixed(3)}`);
process.exitCode = same ? 0 : 1;
