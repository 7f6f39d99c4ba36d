// Every public call that takes something from outside takes time in proportion to its length, whatever is in it: four times the
// length takes less than nine times the work, where what grows with the square takes sixteen. The least of several is taken, and
// measured anew before anything is held to be slow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { compileKnowledge } from '../../dist/knowledge.js';
import { openList } from '../../dist/lists.js';
import { BlockReader, batchModule, exceptionText, loadCheckers, module, tell } from '../batch/core.ts';
import { voucher } from '../node/shop_voucher.ts';

/** What a text is made of, again and again. */
const shapes: Readonly<Record<string, string>> = {
  'one letter': 'A',
  'one digit': '7',
  'by turns': 'A1',
  'a look-alike': 'O',
  spaces: ' ',
  lines: '\n',
  separators: '-',
  dots: '. ',
  quotes: '"',
  commas: ',',
  groups: '3F2A-',
  'groups of digits': '1234 ',
  'codes in full': '3F2A-90BC-77DE-A41B ',
  'codes in lines': '3F2A90BC77DEA41B\n',
  labels: 'PIN: ',
  'Chinese labels': '\u5361\u53f7\uff1a',
  names: 'JD E-card ',
  entities: '&#51;',
  escapes: '\\u0033',
  'percent signs': '%33',
  marks: '\u0301',
  'letters with marks': 'e\u0301',
  'wide digits': '\uff13',
  'nothing to see': '\u200b',
  surrogates: '\ud800',
  tags: '<b>',
  'open comments': '<!--',
  'open scripts': '<script>',
  'a wait': 'try again in 3 hours, ',
  denials: 'not ',
  'mistaken bytes': '\u00e5\u008d\u00a1',
  'spoken digits': 'double seven ',
  'spoken letters': 'A for ',
  amounts: '100 yuan ',
  dates: '2027-01-31 ',
};

const textOf = (shape: string, length: number) =>
  shape.repeat(Math.ceil(length / shape.length)).slice(0, length);

interface Call {
  readonly name: string;
  /** The shorter length; the longer one is four times as long. */
  readonly length: number;
  /** What it is asked with is made beforehand. */
  readonly ask: (text: string) => () => unknown;
}

/** Microseconds that the processor has worked for this process: other programs do not count. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** The work of one call: of as many in a row as half a millisecond takes. */
async function workOf(ask: () => unknown): Promise<number> {
  const begun = worked();
  let calls = 0;
  let took = 0;
  for (; took < 500; took = worked() - begun, ++calls) {
    const answer = ask();
    if (answer instanceof Promise) await answer;
  }
  return took / calls;
}

const tries = 20;
const most = 9;

/** Undefined if it grows as its text does, else how much slower it is. */
async function slower({ length, ask }: Call, shape: string): Promise<number | undefined> {
  const [short, long] = [ask(textOf(shape, length)), ask(textOf(shape, 4 * length))];
  // Compiled by then: else the short one is held to be slow.
  await workOf(short);
  let [least, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < tries; ++i) {
    least = Math.min(least, await workOf(short));
    leastLong = Math.min(leastLong, await workOf(long));
    if (i > 1 && leastLong < most * least) return undefined;
  }
  return leastLong / least;
}

async function assertLinear(calls: readonly Call[], among = shapes): Promise<void> {
  const slow: string[] = [];
  for (const call of calls)
    for (const [name, shape] of Object.entries(among)) {
      const times = await slower(call, shape);
      if (times !== undefined) slow.push(`${call.name}, ${name}: ${times.toFixed(1)} times`);
    }
  assert.deepEqual(slow, []);
}

test('what grows with the square is seen', async () => {
  const square = (text: string) => () => {
    let found = 0;
    for (let i = 0; i < text.length; ++i) if (text.indexOf('#', i) >= 0) found += 1;
    return found;
  };
  const times = await slower({ name: 'square', length: 10_000, ask: square }, 'A');
  assert.ok(times !== undefined && times > most, String(times));
});

const quietly = (ask: () => unknown) => () => {
  try {
    return ask();
  } catch (error) {
    return error;
  }
};

let cardmend: Cardmend;
test.before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

test('texts of a person: check, layout, detect, dictate', () =>
  assertLinear([
    {
      name: 'check',
      length: 1_024,
      ask: text => () => cardmend.check(text, { product: 'jd.ecard' }).findings,
    },
    { name: 'check, detected', length: 1_024, ask: text => () => cardmend.check(text).edits },
    { name: 'check, too long', length: 50_000, ask: text => () => cardmend.check(text).findings },
    { name: 'layout', length: 1_024, ask: text => () => cardmend.layout(text, 9, { product: 'jd.ecard' }) },
    { name: 'detect', length: 1_024, ask: text => () => cardmend.detect(text) },
    {
      name: 'dictate',
      length: 1_024,
      ask: text => () => cardmend.dictate(text, { product: 'jd.ecard', locale: 'en' }).candidates,
    },
  ]));

test('a long text: extract', () =>
  assertLinear([{ name: 'extract', length: 8_000, ask: text => () => cardmend.extract(text) }]));

test('what a server sent: explain', () =>
  assertLinear(
    (['text', 'code', 'exception'] as const).flatMap(field => [
      // Held back where it hides something, so that it is long enough to be seen.
      { name: field, length: 2_000, ask: text => () => cardmend.explain({ platform: 'jd', [field]: text }) },
      {
        name: `${field}, too long`,
        length: 50_000,
        ask: text => () => cardmend.explain({ platform: 'jd', [field]: text }),
      },
    ]) satisfies readonly Call[],
  ));

const few = Object.fromEntries(
  ['one letter', 'spaces', 'quotes', 'Chinese labels', 'marks', 'by turns'].map(name => [
    name,
    shapes[name] as string,
  ]),
);

test('profiles, knowledge, files of codes and of lists: texts and rows that are too many', () =>
  assertLinear(
    [
      {
        name: 'a name of a profile',
        length: 4_000,
        ask: text => quietly(() => cardmend.defineProduct({ ...voucher, names: [text] })),
      },
      {
        name: 'names of a profile',
        length: 4_000,
        ask: text => {
          const names = Array.from(text, (unit, i) => `${unit}${i}`);
          return quietly(() => cardmend.defineProduct({ ...voucher, names }));
        },
      },
      {
        name: 'an alphabet',
        length: 4_000,
        ask: text =>
          quietly(() =>
            cardmend.defineProduct({ ...voucher, secret: { alphabet: text, length: 12 } } as never),
          ),
      },
      {
        name: 'an example',
        length: 4_000,
        ask: text =>
          quietly(() =>
            cardmend.defineProduct({ ...voucher, examples: [{ raw: text, code: text }] } as never),
          ),
      },
      {
        name: 'a wording',
        length: 4_000,
        ask: text =>
          quietly(() =>
            compileKnowledge({
              failures: { rows: [{ id: 'own', texts: [text], causes: [{ cause: 'unknown', share: 1 }] }] },
            } as never),
          ),
      },
      {
        name: 'a file of codes',
        length: 40_000,
        ask: text => {
          const bytes = new TextEncoder().encode(text);
          return () => cardmend.loadKnownCodes(bytes);
        },
      },
      {
        name: "a list's root",
        length: 40_000,
        ask: text => () =>
          openList({ transport: async () => Buffer.from(text), root: text, product: 'jd.ecard' }).catch(
            () => null,
          ),
      },
    ],
    few,
  ));

test('a list of bought cards', async () => {
  const checkers = await loadCheckers({ module, locale: 'en', batchModule });
  const plan = {
    delimiter: 0x2c,
    ...{ product: 'jd.ecard', width: 2, secret: 0, number: -1, value: 1, expiry: -1 },
    ...{ heading: ['secret', 'value'], skipped: 0 },
  };
  await assertLinear([
    {
      name: 'batch',
      length: 8_000,
      ask: text => {
        const bytes = new TextEncoder().encode(text);
        return () =>
          new BlockReader(checkers, plan, 'secret', [7, -2], exceptionText(tell, plan)).read(bytes, 0, 1);
      },
    },
  ]);
});
