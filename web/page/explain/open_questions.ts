/** Which of what only the person can tell is worth asking for. */
import type { Evidence, Explanation } from '../../../bindings/js/types.ts';
import { allQuestions, answersTo, type Question, type Told } from '../bind/told.ts';

/** What a person would see of an explanation. */
function seen({ tier, causes, plan, retry }: Explanation): string {
  return JSON.stringify([tier, causes, plan, retry]);
}

/**
 * The questions that an answer to would change what is told `now`, beside those that were answered; none that the page
 * can answer by itself.
 */
export function openQuestions(
  told: Told,
  known: Evidence,
  now: Explanation,
  explain: (more: Partial<Evidence>) => Explanation,
): Question[] {
  const present = seen(now);
  return allQuestions.filter(question => {
    if (told[question] !== undefined) return true;
    const answers = answersTo(question);
    if (answers.some(([, says]) => Object.keys(says).some(field => field in known))) return false;
    return answers.some(([, says]) => seen(explain(says)) !== present);
  });
}
