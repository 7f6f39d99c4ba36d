/**
 * `cardmend/knowledge`: a shop's own platforms, failures, causes, remedies and texts in place of the shipped ones.
 *
 * ```ts
 * import { compileKnowledge } from 'cardmend/knowledge';
 * cardmend.useKnowledge(compileKnowledge(await (await fetch('/our-knowledge.json')).json()));
 * ```
 */
export type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
export {
  compileKnowledge,
  KnowledgeError,
  type KnowledgeOverrides,
  type KnowledgeProblem,
} from './knowledge/compile.ts';
export type * from './knowledge/rows.ts';
/** The names that these types had first. */
export type {
  KnowledgeData as GuideData,
  KnowledgeFile as GuideFile,
  KnowledgeWords as GuideWords,
  RowOverrides as GuideOverrides,
} from './knowledge/rows.ts';
