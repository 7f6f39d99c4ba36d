import type { FindingKind, Span } from '../../../bindings/js/types.ts';
import type { Reading } from '../reading/reading.ts';
import { weightOf } from '../reading/weight.ts';

/** How a place in the text is marked; each has its own line as well as its own colour. */
export type PlaceMark = 'card' | 'repair' | 'doubt' | 'wrong';

/** What stands between two neighbouring places where marks begin or end. */
export interface Stretch {
  readonly text: string;
  /** The gravest mark on it; `null` if it has none. */
  readonly mark: PlaceMark | null;
  /** Which of the lists' entries point here: `finding-0`, `repair-O-0`, `card-1`; `code` is the code itself. */
  readonly owners: readonly string[];
}

interface Place {
  readonly span: Span;
  readonly mark: PlaceMark;
  readonly owner: string;
}

/** Findings that tell of the text as a whole, which no mark could show. */
const placeless: ReadonlySet<FindingKind> = new Set<FindingKind>(['product-unclear', 'input-too-long']);

/** More marks than this are not drawn: they would show nothing any more. */
const mostPlaces = 200;
const graver: readonly PlaceMark[] = ['card', 'repair', 'doubt', 'wrong'];

export const findingOwner = (index: number): string => `finding-${index}`;
export const repairOwner = (from: string, to: string): string => `repair-${from}-${to}`;
export const cardOwner = (index: number): string => `card-${index}`;

/** Where the code stands in a text that holds more than it; nothing if the text is the code. */
function codePlace({ result, cells }: Reading): Place[] {
  const isAmong = (result?.edits ?? []).some(({ why }) => why === 'label' || why === 'surroundings');
  const [first, last] = [cells[0], cells.at(-1)];
  if (!isAmong || first === undefined || last === undefined) return [];
  return [{ span: [first.span[0], last.span[1]], mark: 'card', owner: 'code' }];
}

function placesOf(reading: Reading): Place[] {
  const { result, cards } = reading;
  const repairs = (result?.edits ?? []).filter(edit => edit.kind === 'repair');
  return [
    ...(result?.findings ?? []).flatMap((finding, index): Place[] => {
      const mark = weightOf(finding);
      if (mark === 'note' || placeless.has(finding.kind)) return [];
      return [{ span: finding.span, mark, owner: findingOwner(index) }];
    }),
    ...repairs.map(({ span, from, to }): Place => ({ span, mark: 'repair', owner: repairOwner(from, to) })),
    ...codePlace(reading),
    ...cards.map(
      ({ span, secretSpan }, index): Place => ({
        span: secretSpan ?? span,
        mark: 'card',
        owner: cardOwner(index),
      }),
    ),
  ]
    .filter(({ span }) => span[1] > span[0])
    .slice(0, mostPlaces);
}

/** The whole text in stretches, in order; joined they are the text again. Places may overlap. */
export function stretchesOf(reading: Reading): Stretch[] {
  const { raw } = reading;
  const places = placesOf(reading);
  if (places.length === 0) return [];
  const cuts = [...new Set([0, raw.length, ...places.flatMap(({ span }) => span)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? raw.length;
    const here = places.filter(({ span }) => span[0] < end && start < span[1]);
    const mark = here.reduce<PlaceMark | null>(
      (worst, place) =>
        worst === null || graver.indexOf(place.mark) > graver.indexOf(worst) ? place.mark : worst,
      null,
    );
    return { text: raw.slice(start, end), mark, owners: here.map(({ owner }) => owner) };
  });
}
