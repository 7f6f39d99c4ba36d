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
}

export const shippedIds: KnowledgeIds = {
  supports: supportIds,
  help: helps,
  causes: causeIds,
  remedies: remedyIds,
  reasons: reasonIds,
  hidden: hiddenCauseIds,
};

type Texts = Readonly<Record<string, string>>;

/** Without errors, by its maker; nobody else makes one. */
export class CompiledKnowledge {
  /** @internal */
  constructor(
    readonly ids: KnowledgeIds,
    /** Rows as the core reads them. */
    readonly rows: Int32Array,
    /** Texts in place of the shipped ones or beside them. */
    readonly messages: Readonly<Partial<Record<Locale, Texts>>>,
  ) {
    Object.freeze(this);
  }
}
