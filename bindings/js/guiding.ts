/** What every part that explains failures has. */
import type { Running } from './core/types.ts';
import type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
import type { Evidence, Explanation, Failure } from './explain/types.ts';

export interface Guiding extends Running {
  /** Says why a binding failed and what to do. Never throws for the content of its fields. */
  explain(failure: Failure, evidence?: Evidence): Explanation;
  /**
   * Lets `explain` answer by a shop's own knowledge, made by `compileKnowledge` of `cardmend/knowledge`; `null` goes back
   * to the shipped one.
   *
   * @throws TypeError for anything else
   */
  useKnowledge(knowledge: CompiledKnowledge | null): void;
}
