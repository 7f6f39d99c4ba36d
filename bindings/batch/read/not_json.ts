/** What is read as CSV must not be JSON: its one line would be a row, and nothing of the others would be said. */
import { copied, joined } from '../bytes.ts';
import { FileFaultError } from './fault.ts';

/** Bytes by which it is known. */
const headSize = 64;

/** An object, or an array of them; a heading may well begin with a bracket alone. */
const form = /^\s*(?:\{\s*"|\[\s*\{)/;

/** In whatever UTF it is written: the zeros of UTF-16 and all marks are left out. */
function isJson(head: Uint8Array): boolean {
  const ascii = Array.from(head.subarray(0, headSize)).filter(byte => byte > 0 && byte < 0x80);
  return form.test(String.fromCharCode(...ascii));
}

/** The same pieces. @throws FileFaultError at the first if they are JSON */
export async function* notJson(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const piece of pieces) {
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = head.length === 0 && piece.length >= headSize ? piece : joined(head, copied(piece));
    if (head.length < headSize) continue;
    if (isJson(head)) throw new FileFaultError('json');
    yield head;
    head = undefined;
  }
  if (head === undefined) return;
  if (isJson(head)) throw new FileFaultError('json');
  yield head;
}
