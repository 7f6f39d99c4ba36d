/** Knowledge that the core can use: made by `compileKnowledge`, handed to `useKnowledge`. */

import {
  causeIds,
  helps,
  hiddenCauseIds,
  type Locale,
  reasonIds,
  remedyIds,
  supportIds,
} from '#tables/keys.ts';
import type { GbCharacters } from './gb2312.ts';
import type { Help } from './types.ts';

/** Ids by the core's indices. */
export interface KnowledgeIds {
  readonly supports: readonly string[];
  /** What a program wants to know of each support. */
  readonly help: readonly Help[];
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  /** Failures, then evidence. */
  readonly reasons: readonly string[];
  /** Causes that must not be told apart. */
  readonly hidden: readonly string[];
  /** Of Chinese that was read in a wrong encoding: the characters that wordings hold. Of the shipped ones a reader has them. */
  readonly gb?: GbCharacters;
}

export const shippedIds: KnowledgeIds = {
  supports: supportIds,
  help: helps,
  causes: causeIds,
  remedies: remedyIds,
  reasons: reasonIds,
  hidden: hiddenCauseIds,
};

/** Set by the build. */
declare const CARDMEND_VERSION: string;

const brand = `cardmend ${CARDMEND_VERSION} knowledge`;

/** Made by `compileKnowledge` of this version. */
export function isCompiled(value: unknown): value is CompiledKnowledge {
  return (value as Partial<CompiledKnowledge> | undefined)?.brand === brand;
}

type Texts = Readonly<Record<string, string>>;

/**
 * Without errors, by its maker; nobody else makes one. It is made in one file of the package and used in another, each
 * with a class of its own: what tells it is its brand, which names the version whose rows it has.
 */
export class CompiledKnowledge {
  /** @internal */
  readonly brand: string = brand;

  /** @internal */
  constructor(
    readonly ids: KnowledgeIds,
    /** Rows as the core reads them, packed. */
    readonly rows: Uint8Array,
    /** Texts in place of the shipped ones or beside them. */
    readonly messages: Readonly<Partial<Record<Locale, Texts>>>,
  ) {
    Object.freeze(this);
  }
}
