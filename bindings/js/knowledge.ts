/**
 * `cardmend/knowledge`: a shop's own platforms, failures, causes, remedies and texts in place of the shipped ones.
 *
 * ```ts
 * import { compileKnowledge } from 'cardmend/knowledge';
 * cardmend.useKnowledge(compileKnowledge(await (await fetch('/our-knowledge.json')).json()));
 * ```
 */
export type { ProblemsError } from './core/errors.ts';
export type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
export {
  compileKnowledge,
  KnowledgeError,
  type KnowledgeOverrides,
  type KnowledgeProblem,
} from './knowledge/compile.ts';
export type {
  Bounds,
  CauseRow,
  CauseShareRow,
  EvidenceRow,
  FailureRow,
  KnowledgeData,
  KnowledgeFile,
  Minutes,
  PlatformRow,
  Readings,
  RemedyRow,
  RowOverrides,
  RowRemoval,
  Rows,
  Sourced,
  SupportRow,
  TierRow,
  WordingRow,
} from './knowledge/rows.ts';
