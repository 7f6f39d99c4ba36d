/** Pieces of bytes to lines of text. */
import { Decoder } from '../encoding/decode.ts';
import { FileFaultError } from './fault.ts';
import { longestRecord } from './splitter.ts';

/** Where it is kept that bytes were no text. */
export interface DamageNotes {
  damaged: boolean;
}

/** What pieces say, in whatever encoding; a character may be cut anywhere. */
export async function* textsOf(
  pieces: AsyncIterable<Uint8Array>,
  notes?: DamageNotes,
): AsyncGenerator<string> {
  const decoder = new Decoder();
  const texts = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const piece of pieces) yield texts.decode(decoder.push(piece), { stream: true });
  yield texts.decode(decoder.end());
  if (notes !== undefined && decoder.damaged > 0) notes.damaged = true;
}

/**
 * Lines without their ends, the last one also where no line end follows it.
 *
 * @throws FileFaultError of a line that is too long
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  notes?: DamageNotes,
  longest = longestRecord,
): AsyncGenerator<string> {
  let rest = '';
  let count = 0;
  const cut = function* (text: string): Generator<string> {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      count += 1;
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    if (rest.length > longest) throw new FileFaultError('long-record', count + 1, 0, String(longest));
  };
  for await (const text of textsOf(pieces, notes)) yield* cut(text);
  if (rest !== '') yield rest;
}
