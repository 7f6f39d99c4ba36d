/** The texts that a part has: the whole's, or by the build's hand those of the part that this is bundled into. */
import type { Locale } from '#tables/keys.ts';
import { textKeys } from '#tables/messages/whole/keys.ts';
import { loaders } from '#tables/messages/whole/loaders.ts';
import type { KeyRow } from './lines.ts';

export interface PartTexts {
  readonly keys: readonly KeyRow[];
  readonly loaders: { readonly [L in Locale]: () => Promise<{ readonly default: string }> };
}

export const ownTexts: PartTexts = { keys: textKeys, loaders };
