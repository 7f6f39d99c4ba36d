import type { Flow } from '../bind/flow.ts';
import type { Question } from '../bind/told.ts';
import type { TextKey } from '../texts/translate.ts';

/** What a person does with an explanation; `say` is told what to speak of it. */
export function explainActions(flow: Flow, say: (key: TextKey) => void) {
  return {
    /** A step that did not help, or was not done after all: the rest of the plan is another one now. */
    tick(remedy: string, done: boolean): void {
      flow.tickOff(remedy, done);
      say('plan.again');
    },
    tell(question: Question, answer: string): void {
      flow.tell(question, answer);
      say('facts.again');
    },
  };
}
