/** What people make of a code when they type it, by the shares of data/confusions. */
import looks from '../../data/confusions/looks.json' with { type: 'json' };
import slipData from '../../data/confusions/slips.json' with { type: 'json' };
import { drawn, type Luck } from './luck.ts';

/** One slip, at a place of the code. */
export interface Slip {
  readonly kind: string;
  readonly at: number;
  /** What stands there in the place of `length` characters. */
  readonly to: string;
  readonly length: number;
  /** One character taken for another that looks like it: who reads it again may misread it again. */
  readonly misread: boolean;
}

const digits = '0123456789';
const alphanumeric = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** What each character is taken for, with the shares of the pairs. */
const likes = new Map<string, [string, number][]>();
for (const { pair, share } of looks.rows) {
  const [a = '', b = ''] = pair;
  likes.set(a, [...(likes.get(a) ?? []), [b, share]]);
  likes.set(b, [...(likes.get(b) ?? []), [a, share]]);
}

const mixed = slipData.ways.find(({ id }) => id === 'mixed');
/** Of the substitutions those of characters that look alike; the rest is taken for any character. */
const alike = (mixed?.looks ?? 0) * (1 - slipData.unexplained.share);

type Draw = (what: string) => number;

const placeOf = (length: number, n: number): number => Math.floor(n * length);

function substitution(code: string, draw: Draw): Slip {
  const prone = [...code].map((c, at): [number, number] => [
    at,
    (likes.get(c) ?? []).reduce((sum, [, share]) => sum + share, 0),
  ]);
  const misread = draw('alike') < alike && prone.some(([, share]) => share > 0);
  const at = misread ? drawn(prone, draw('place')) : placeOf(code.length, draw('place'));
  const meant = code[at] ?? '';
  // Who types digits has a board of digits: what is no slip of reading stays among them.
  const board = /^\d+$/.test(code) ? digits : alphanumeric;
  const others = [...board].filter(c => c !== meant).map((c): [string, number] => [c, 1]);
  const to = drawn(misread ? (likes.get(meant) ?? others) : others, draw('to'));
  return { kind: 'substitution', at, to, length: 1, misread };
}

/** Places where `may` says yes; a slip that the code has no place for is a substitution. */
function somewhere(code: string, draw: Draw, may: (at: number) => boolean): number | undefined {
  const places = [...code].map((_, at) => at).filter(may);
  return places[placeOf(places.length, draw('place'))];
}

function slipOf(kind: string, code: string, draw: Draw): Slip {
  const made = (at: number | undefined, length: number, to: (at: number) => string): Slip =>
    at === undefined ? substitution(code, draw) : { kind, at, to: to(at), length, misread: false };
  const char = (at: number): string => code[at] ?? '';
  const two = (at: number): string => code.slice(at, at + 2);
  const any = (from: string): string => from[placeOf(from.length, draw('to'))] ?? '';
  const board = /^\d+$/.test(code) ? digits : alphanumeric;
  const doubled = draw('doubled') < slipData.doubledInsertion.share;
  switch (kind) {
    case 'transposition':
      return made(
        somewhere(code, draw, at => at + 1 < code.length && char(at) !== char(at + 1)),
        2,
        at => char(at + 1) + char(at),
      );
    case 'omission':
      return made(
        somewhere(code, draw, () => true),
        1,
        () => '',
      );
    case 'insertion':
      return made(
        somewhere(code, draw, () => true),
        1,
        at => char(at) + (doubled ? char(at) : any(board)),
      );
    case 'jump':
      return made(
        somewhere(code, draw, at => at + 2 < code.length && char(at) !== char(at + 2)),
        3,
        at => char(at + 2) + char(at + 1) + char(at),
      );
    case 'twin':
      return made(
        somewhere(code, draw, at => char(at) === char(at + 1)),
        2,
        at => any([...board].filter(c => c !== char(at)).join('')).repeat(2),
      );
    case 'phonetic':
      return made(
        somewhere(code, draw, at => /^(1[2-9]|[2-9]0)$/.test(two(at))),
        2,
        at => (char(at) === '1' ? `${char(at + 1)}0` : `1${char(at)}`),
      );
    default:
      return substitution(code, draw);
  }
}

const kinds = slipData.kinds.map(({ id, share }): [string, number] => [id, share]);
const counts = slipData.counts.map(({ share }, i): [number, number] => [i + 1, share]);

/** The `turn`-th slip that a person makes in a code. */
export function slip(code: string, luck: Luck, turn: number): Slip {
  const kind = drawn(kinds, luck('slip kind', turn));
  return slipOf(kind, code, what => luck(`slip ${what}`, turn));
}

/** All slips of one typing that goes wrong: one, two, or three for what the data calls none of these. */
export function slips(code: string, luck: Luck): readonly Slip[] {
  const count = drawn(counts, luck('slip count'));
  return Array.from({ length: count }, (_, turn) => slip(code, luck, turn));
}

/** What is typed with these slips. Of two that touch the later one counts. */
export function typedWith(code: string, made: readonly Slip[]): string {
  let text = code;
  let from = code.length;
  for (const { at, to, length } of [...made].sort((a, b) => b.at - a.at)) {
    if (at + length > from) continue;
    text = text.slice(0, at) + to + text.slice(at + length);
    from = at;
  }
  return text;
}
