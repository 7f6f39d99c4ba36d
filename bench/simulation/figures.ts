/** What a crowd came to, as the rows that are printed. */
import { type Crowd, ledOutcomes } from './crowd.ts';
import { meanText, shareText } from './intervals.ts';
import type { Outcome } from './outcome.ts';

type Outcomes = readonly Outcome[];

/** One line of a table: what it is, and a cell for each form. */
export interface Line {
  readonly name: string;
  readonly cells: readonly string[];
}

/** One form, or one share of people who follow advice. */
export interface Column {
  readonly name: string;
  readonly outcomes: Outcomes;
}

export function columnsOf(crowd: Crowd, follows: number): readonly Column[] {
  const percent = (part: number): string => `${Math.round(100 * part)} %`;
  return [
    { name: 'plain form', outcomes: crowd.pairs.map(({ plain }) => plain) },
    { name: `module, ${percent(follows)} follow`, outcomes: ledOutcomes(crowd, follows) },
    { name: `module, ${percent(follows / 2)} follow`, outcomes: ledOutcomes(crowd, follows / 2) },
    { name: 'module, nobody follows', outcomes: ledOutcomes(crowd, 0) },
  ];
}

const shares: readonly (readonly [string, (one: Outcome) => boolean])[] = [
  ['bound, by the store', one => one.bound],
  ['bound, and the person knows', one => one.bound && one.end === 'told'],
  ['bound, but taken for a failure', one => one.bound && one.end !== 'told'],
  ['not bound, sent to support', one => !one.bound && one.end === 'support'],
  ['not bound, gave up or never came back', one => !one.bound && one.end !== 'support'],
  ['people whom the platform locked', one => one.locks > 0],
  ['people whom it told to slow down', one => one.paced > 0],
  ['false refusals: right codes stopped by the check', one => one.falseStops > 0],
  ['right codes changed by a repair', one => one.falseRepairs > 0],
  ['right codes that the session let wait', one => one.heldBack > 0],
];

const means: readonly (readonly [string, (one: Outcome) => number])[] = [
  ['attempts per card', one => one.starts],
  ['wrong codes sent per card', one => one.wrongCodes],
  ['failures shown per person, stops by the form too', one => one.failures],
];

/** All people. */
export function wholeLines(columns: readonly Column[]): readonly Line[] {
  const line = (name: string, cell: (outcomes: Outcomes) => string): Line => ({
    name,
    cells: columns.map(({ outcomes }) => cell(outcomes)),
  });
  return [
    ...shares.map(([name, is]) => line(name, all => shareText(all.filter(is).length, all.length))),
    ...means.map(([name, value]) => line(name, all => meanText(all.map(value)))),
  ];
}

/** What is bound, by something of the people; each line says how many they are. */
export function boundLines(
  { pairs }: Crowd,
  columns: readonly Column[],
  of: (pair: Crowd['pairs'][number]) => string,
): readonly Line[] {
  const kinds = [...new Set(pairs.map(of))].sort();
  return kinds.map(kind => {
    const places = pairs.flatMap((pair, i) => (of(pair) === kind ? [i] : []));
    return {
      name: `${kind}, ${places.length} people`,
      cells: columns.map(({ outcomes }) =>
        shareText(places.filter(i => outcomes[i]?.bound === true).length, places.length),
      ),
    };
  });
}

/** How many more are bound than with the plain form, person by person: in percent of the people. */
export function gains(columns: readonly Column[]): Line {
  const [plain] = columns;
  return {
    name: 'more bound than with the plain form, in points',
    cells: columns.map(({ outcomes }) =>
      meanText(
        outcomes.map((one, i) => 100 * (Number(one.bound) - Number(plain?.outcomes[i]?.bound))),
        1,
      ),
    ),
  };
}

/** The same of those in trouble, as a part of the plain form's successes: the article hopes for 27 % by three tiers. */
export function relativeGain({ pairs }: Crowd, columns: readonly Column[]): Line {
  const inTrouble = pairs.flatMap(({ person }, i) => (person.trouble === 'none' ? [] : [i]));
  const bound = ({ outcomes }: Column): number => inTrouble.filter(i => outcomes[i]?.bound).length;
  const [first] = columns;
  const plain = first === undefined ? 0 : bound(first);
  return {
    name: 'of those in trouble: bound more, in % of the plain form',
    cells: columns.map(column => `${((100 * bound(column)) / plain - 100).toFixed(1)} %`),
  };
}
