/** The core's ranking of products in words. */
import { type DetectReason, detectReasons } from '#tables/keys.ts';
import type { Core } from '../core/wasm_core.ts';
import { Reader } from '../core/words.ts';
import type { Detection } from './types.ts';

/** @param length of the text that was written to the core's input */
export function readDetections(core: Core, length: number, idOf: (product: number) => string): Detection[] {
  core.detect(length);
  const reader = new Reader(core.words);
  return Array.from({ length: reader.word() }, () => {
    const product = idOf(reader.word());
    const packed = reader.word();
    const why = detectReasons.filter((_, bit): _ is DetectReason => ((packed >>> (16 + bit)) & 1) === 1);
    return { product, probability: (packed & 0xffff) / 1000, why };
  });
}
