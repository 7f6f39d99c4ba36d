/** The words of the vocabulary that rows of knowledge may name. */
import type { KnowledgeWords } from '../../../bindings/js/knowledge/rows.ts';
import type { Vocabulary } from '../vocabulary.ts';

export function knowledgeWords(vocabulary: Vocabulary): KnowledgeWords {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return {
    verdicts: ids(vocabulary.verdicts),
    cardOrigins: ids(vocabulary.cardOrigins),
    channelKinds: ids(vocabulary.channelKinds),
    signals: ids(vocabulary.signals),
    tiers: ids(vocabulary.tiers),
    disclosures: ids(vocabulary.disclosures),
    retryReasons: ids(vocabulary.retryReasons),
  };
}
