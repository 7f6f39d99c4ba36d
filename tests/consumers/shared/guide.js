import { loadGuide } from 'cardmend/guide';
import { answersOf } from './answers.js';

export async function answer(cases) {
  const part = await loadGuide({ locale: 'zh-CN' });
  return { runtime: part.runtime, answers: answersOf.guide(part, cases) };
}
