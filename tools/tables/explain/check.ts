/** What the schemas cannot say of the knowledge in data/. */
import { checkKnowledge } from '../../../bindings/js/knowledge/check.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { checkCrosswalk } from './crosswalk.ts';
import { checkFigures } from './figures.ts';
import type { KnowledgeSources } from './sources.ts';
import { knowledgeWords } from './words.ts';

/** @returns one line an error, each with its file and field */
export function sourceErrors(data: KnowledgeSources, vocabulary: Vocabulary): string[] {
  const errors: string[] = [];
  const say = (file: string, field: string, what: string) =>
    errors.push(`data/${file}.json: ${field}: ${what}`);
  checkKnowledge(data, knowledgeWords(vocabulary), say);
  checkFigures(data, say);
  checkCrosswalk(data, say);
  return errors;
}
