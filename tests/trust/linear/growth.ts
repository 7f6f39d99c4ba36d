/**
 * What takes time in proportion to the length of what it is given: four times the length takes less than nine times the work,
 * where what grows with the square takes sixteen. The least of several is taken, and measured anew before anything is held to be
 * slow.
 */
import assert from 'node:assert/strict';

/** What a text is made of, again and again. */
export const shapes: Readonly<Record<string, string>> = {
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

/** Whole shapes: how a text ends may double its work, and a shape that is cut ends elsewhere in a longer text. */
export const textOf = (shape: string, length: number) =>
  shape.repeat(Math.max(1, Math.floor(length / shape.length)));

/** Something public that is measured, and with what. */
export interface Call {
  /** Names of the table of public names: `Cardmend.check`. What no page calls, as a hub's server, has words of its own. */
  readonly of: string;
  /** What of it is measured, where that is not all. */
  readonly what?: string;
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
export const most = 9;

/** Undefined if it grows as its text does, else how much slower it is. */
export async function slower({ length, ask }: Call, shape: string): Promise<number | undefined> {
  const text = textOf(shape, length);
  const [short, long] = [ask(text), ask(text.repeat(4))];
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

export async function assertLinear(calls: readonly Call[], among = shapes): Promise<void> {
  const slow: string[] = [];
  for (const call of calls)
    for (const [name, shape] of Object.entries(among)) {
      const times = await slower(call, shape);
      if (times !== undefined)
        slow.push(`${call.of}, ${call.what ?? ''}, ${name}: ${times.toFixed(1)} times`);
    }
  assert.deepEqual(slow, []);
}

/** What few shapes tell of readers that stop at the first wrong character. */
export const few: Readonly<Record<string, string>> = Object.fromEntries(
  ['one letter', 'spaces', 'quotes', 'Chinese labels', 'marks', 'by turns'].map(name => [
    name,
    shapes[name] as string,
  ]),
);

/** For what a length says all of. */
export const one: Readonly<Record<string, string>> = { 'by turns': 'A1' };

/** What it throws is an answer too. */
export const quietly = (ask: () => unknown) => (): unknown => {
  try {
    const answer = ask();
    return answer instanceof Promise ? answer.catch(error => error) : answer;
  } catch (error) {
    return error;
  }
};
