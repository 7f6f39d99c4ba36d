/** The core's ranking of products in words. */
import { type DetectReason, detectReasons } from '#tables/keys.ts';
import { readDetections } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { WholeExports } from '../core/exports.ts';
import type { Detection } from './types.ts';

/** @param length of the text that was written to the core's input */
export function detect(
  core: Core<WholeExports>,
  length: number,
  idOf: (product: number) => string,
): Detection[] {
  const { items } = readDetections(core.read(core.exports.cm_detect(length)));
  return items.map(({ product, probability, reasons }) => ({
    product: idOf(product),
    probability: probability / 1000,
    why: detectReasons.filter((_, bit): _ is DetectReason => ((reasons >>> bit) & 1) === 1),
  }));
}
