/** Loading that failed, as an error. Its words are loaded with it: hardly anybody needs them. */
import { CardmendLoadError, type LoadFailure } from './errors.ts';
import type { Own } from './own.ts';
import type { About, TroubleName } from './trouble_words.ts';

/** Where its words cannot be had either, it says what it is about in their place. */
export async function trouble(
  { script, wasm, build }: Own,
  reason: LoadFailure,
  name: TroubleName,
  about: About = {},
  cause?: unknown,
): Promise<CardmendLoadError> {
  let words = `loading failed: ${name}`;
  try {
    const { inWords } = await import('./trouble_words.ts');
    words = inWords(name, { script, wasm, build, ...about });
  } catch {
    // As it is.
  }
  return new CardmendLoadError(reason, words, cause);
}
