/** JSON, changed as what it is: values go, come, change their places and kinds; texts within that are JSON are changed too. */
import { type Change, pick } from './change.ts';

type Box = Record<string, unknown>;

interface Place {
  readonly box: Box;
  readonly key: string;
}

/** Stands for lists in lists, deeper than what calls itself for each can go: they are put in at the end, as text. */
const deepMark = '@deep@';
const levels = 15_000;

const junk: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    0.5,
    2,
    63,
    64,
    65,
    255,
    256,
    1e15,
    1e16,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e300,
  ],
  ...['', ' ', 'a', '0', '1', '-1', '1e3', '007', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['\0', '\ud800', '<b>', '\u5361'.repeat(60), 'A'.repeat(4000), '\u0130', '0000000000000000'],
  ...[[], [[]], {}, [null], deepMark],
];

/** Names that every object has, or that a careless merge writes through. */
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'length', 'toJSON', ''];

/** Every place in a value that can be changed. */
function placesIn(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || places.length > 2000) return places;
  const box = value as Box;
  for (const key of Object.keys(box)) {
    places.push({ box, key });
    placesIn(box[key], places);
  }
  return places;
}

/** Its own field, whatever its name. */
function put({ box, key }: Place, value: unknown): void {
  if (key === 'length' && Array.isArray(box)) return;
  Object.defineProperty(box, key, { value, writable: true, enumerable: true, configurable: true });
}

const copy = (value: unknown): unknown =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);

function changedText(text: string, { other, value }: Change): string {
  const at = other % (text.length + 1);
  const unit = pick([...'0123456789abcdefABCZ"\\ \n{}[]:,._-'], value);
  if (value % 4 === 0) return text.slice(0, at) + text.slice(at + 1);
  return text.slice(0, at) + unit + text.slice(value % 4 === 1 ? at : at + 1);
}

/** A text that is JSON itself: what is signed travels so. */
function changedWithin(text: string, change: Change): string {
  const value = text.startsWith('{') ? parsed(text) : undefined;
  if (typeof value !== 'object' || value === null) return changedText(text, change);
  return JSON.stringify(
    changeJson(value, { how: change.value, at: change.other, other: change.at, value: change.how }, []),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function changeOne(place: Place, another: unknown, change: Change): void {
  const { box, key } = place;
  const before = box[key];
  const { value } = change;
  const ways: readonly (() => void)[] = [
    () => put(place, pick(junk, value)),
    () => void (Array.isArray(box) ? box.splice(Number(key), 1) : delete box[key]),
    () => put(place, copy(another)),
    () => put(place, [copy(before)]),
    () => put(place, { [pick(names, value)]: copy(before) }),
    () => put({ box, key: pick(names, value) }, copy(another)),
    () => void (Array.isArray(before) && before.push(...before.slice(value % (before.length + 1)))),
    () => put(place, typeof before === 'number' ? before + (value % 5) - 2 : JSON.stringify(before)),
    () => put(place, typeof before === 'string' ? changedText(before, change) : before),
    () => put(place, typeof before === 'string' ? changedWithin(before, change) : before),
  ];
  pick(ways, change.how)();
}

/** @param seeds what values are taken from besides */
export function changeJson(value: unknown, change: Change, seeds: readonly unknown[]): unknown {
  const root = { value: copy(value) };
  const places = placesIn(root);
  const from = seeds.length > 0 && change.value % 3 === 0 ? placesIn(pick(seeds, change.value)) : places;
  const { box, key } = pick(from.length > 0 ? from : places, change.other);
  changeOne(pick(places, change.at), box[key], change);
  return root.value ?? null;
}

/** The text of a value that was changed. */
export const textOfChanged = (value: unknown): string =>
  JSON.stringify(value).replace(`"${deepMark}"`, '['.repeat(levels) + ']'.repeat(levels));
