import { byId } from '../base/elements.ts';
import type { ProductName } from '../product/names.ts';
import type { Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { type CandidateActions, candidatesView } from './candidates.ts';
import { type JudgementActions, judgementView } from './judgement.ts';

export interface FeedbackActions extends CandidateActions, JudgementActions {}

/** What was made of the typed text, and what else it may have been meant as. */
export function feedbackView(actions: FeedbackActions) {
  const judgement = judgementView(actions);
  const candidates = candidatesView(byId('candidates'), actions);
  return {
    render(reading: Reading, doubtAccepted: boolean, name: ProductName, t: Translate): void {
      judgement.render(reading, name, t);
      candidates.render(reading, doubtAccepted, t);
    },
  };
}
