import { loadChecker } from 'cardmend/check';
import { answersOf } from './answers.js';

export async function answer(cases) {
  const part = await loadChecker({ locale: 'zh-CN' });
  return { runtime: part.runtime, answers: answersOf.check(part, cases) };
}
