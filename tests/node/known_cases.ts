/** The cases of tests/vectors/known, and the tools that build their files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tools } from '../../bindings/cli/tools.ts';
import type { KnownBits } from '../../bindings/js/known/types.ts';
import { root } from '../../tools/build/paths.ts';

export interface KnownCase {
  readonly name: string;
  readonly product: string;
  readonly bits: KnownBits;
  readonly key: string;
  readonly codes?: readonly string[];
  readonly made?: { readonly count: number; readonly seed: string };
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** Pairs of which and first. */
  readonly duplicates?: readonly (readonly [number, number])[];
}

/** Sixteen hexadecimal characters each, all different. */
export function madeCodes(count: number, seed = 1n): string[] {
  return Array.from({ length: count }, (_, i) =>
    BigInt.asUintN(64, seed + BigInt(i) * 0x9e3779b97f4a7c15n)
      .toString(16)
      .toUpperCase()
      .padStart(16, '0'),
  );
}

export function codesOf({ codes, made }: KnownCase): readonly string[] {
  return codes ?? madeCodes(made?.count ?? 0, BigInt(`0x${made?.seed ?? '0'}`));
}

export function loadTools(): Promise<Tools> {
  return Tools.load(readFileSync(join(root, 'dist/cardmend-tools.wasm')));
}

export const someKey = Buffer.from('8f2c51d7e09b4a36127fc8e5b30d964a', 'hex');

/** A file of these codes, for tests of what is done with one. */
export function fileOf(tools: Tools, product: string, bits: KnownBits, codes: readonly string[]): Uint8Array {
  tools.begin(product, bits, someKey);
  for (const code of codes) tools.add(code);
  return tools.build();
}
