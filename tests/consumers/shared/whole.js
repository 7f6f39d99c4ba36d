import { loadCardmend } from 'cardmend';
import { answersOf } from './answers.js';

export async function answer(cases) {
  const part = await loadCardmend({ locale: 'zh-CN' });
  return { runtime: part.runtime, answers: answersOf.whole(part, cases) };
}
