/** The vectors as inputs of the targets, so that fuzzing begins where it is known to matter. */

import { packProduct } from '../../bindings/js/products/pack.ts';
import { inputWays, signals } from '../../build/generated/ts/keys.ts';
import { type Bytes, byteFor, indexIn, textBytes, two } from './seed_bytes.ts';
import { casesOf, type ExplainCase, forms, isOpen, productOf, rawOf, type TextCase } from './seed_cases.ts';
import { knownSeeds } from './seeds_of_files.ts';
import { profileSeeds } from './seeds_of_products.ts';
import { bindingSeeds, sessionSeeds } from './seeds_of_sessions.ts';

const number = ({ field }: TextCase) => Number(field === 'number');

/** As read_asked() of tests/fuzz/support/world.cpp reads it. */
function asked(one: TextCase): Bytes[] {
  if (isOpen(one)) return [];
  const way = indexIn(inputWays, one.input ?? 'mixed');
  const how = number(one) | (Number(one.finished ?? false) << 1) | (way << 2);
  return [[...two(productOf(one)), how, ...textBytes(rawOf(one))]];
}

const checks = () => casesOf<TextCase>('check');
const texts = (kind: string) => casesOf<TextCase>(kind).map(one => textBytes(rawOf(one)));

function laid(one: TextCase): Bytes {
  const raw = rawOf(one);
  const at = raw.indexOf('|');
  const own = one.caret !== undefined || at < 0;
  const text = own ? raw : raw.slice(0, at) + raw.slice(at + 1);
  return [...two(productOf(one)), number(one), (own ? (one.caret ?? 0) : at) & 255, ...textBytes(text)];
}

function heard(one: TextCase): Bytes {
  const how = Number(one.locale !== 'en') | (number(one) << 1);
  return [...two(isOpen(one) ? 0 : productOf(one) + 1), how, ...textBytes(rawOf(one))];
}

const signalByte = (value: number) =>
  byteFor(value, byte => (byte < 200 ? byte : byte < 250 ? (byte - 199) * 100_000 : -(2 ** 31)));

const timeByte = (value: unknown) =>
  typeof value === 'number'
    ? byteFor(value, byte => (byte === 0 || byte > 253 ? -1 : byte < 128 ? byte * 37 : (byte - 127) * 1e8))
    : 0;

/** As ReadFailure of tests/fuzz/support/failure.cpp reads it. */
function failed({ failure, evidence = {} }: ExplainCase): Bytes {
  const told = Object.entries(evidence).flatMap(([name, value]) => {
    const signal = (signals as readonly string[]).indexOf(name.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`));
    return signal >= 0 && (typeof value === 'number' || typeof value === 'boolean')
      ? [[signal, signalByte(Number(value))]]
      : [];
  });
  const few = told.slice(0, 7);
  const line = (name: string) => (typeof failure[name] === 'string' ? failure[name] : '');
  const words = ['platform', 'channel', 'code', 'contentType', 'exception', 'text'].map(line).join('\n');
  const http = typeof failure.http === 'number' ? failure.http : 0;
  const numbers = [...two(http), timeByte(failure.retryAfterMs), timeByte(failure.elapsedMs), few.length];
  return [...numbers, ...few.flat(), 255, ...textBytes(words)];
}

const failures = () => casesOf<ExplainCase>('explain').map(failed);

/** The right codes of a product, a line each. */
function rows(): Bytes[] {
  const right = checks().filter(one => !isOpen(one) && one.expect?.verdict === 'valid' && !number(one));
  return right.map(one => [...two(productOf(one)), 0, 0, ...textBytes(`${rawOf(one)}\n`)]);
}

const words = (all: readonly number[]): Bytes =>
  all.flatMap(word => [word & 255, (word >> 8) & 255, (word >> 16) & 255, (word >> 24) & 255]);

const makers: Readonly<Record<string, () => readonly Bytes[]>> = {
  batch: rows,
  bindings: bindingSeeds,
  check: () => checks().flatMap(asked),
  detect: () => texts('detect'),
  dictate: () => casesOf<TextCase>('dictation').map(heard),
  explain: failures,
  extract: () => texts('extract'),
  fold: () => checks().map(one => textBytes(rawOf(one))),
  knowledge: () => failures().map(bytes => [0, ...bytes]),
  known: knownSeeds,
  layout: () => casesOf<TextCase>('layout').map(laid),
  offers: () => checks().flatMap(asked),
  parts: () => checks().flatMap(asked),
  profile: profileSeeds,
  quick: () =>
    checks().map(one => [
      ...two(isOpen(one) ? 0 : productOf(one) + 1),
      number(one),
      ...textBytes(rawOf(one)),
    ]),
  session: sessionSeeds,
  unnamed: () => checks().map(one => [number(one), ...textBytes(rawOf(one))]),
  wire: () => forms.map(form => words(packProduct(form))),
};

/**
 * What the vectors give a target to begin with; nothing for one that there is not.
 * @param most inputs of more bytes are left out
 */
export function seedsOf(target: string, most: number): Uint8Array[] {
  const all = makers[target]?.() ?? [];
  return all.filter(({ length }) => length <= most).map(bytes => Uint8Array.from(bytes));
}
