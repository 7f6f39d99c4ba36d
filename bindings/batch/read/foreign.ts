/** What is read as CSV must not be something else: its bytes would make rows, and nothing of the others would be said. */
import { copied, joined } from '../bytes.ts';
import { FileFaultError } from './fault.ts';

/** Bytes by which it is known. */
const headSize = 64;

/** An object, or an array of them; a heading may well begin with a bracket alone. */
const json = /^\s*(?:\{\s*"|\[\s*\{)/;

/** ZIP, and the OLE file that workbooks were before it, or are with a password. */
const workbooks: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** JSON in whatever UTF it is written: the zeros of UTF-16 and all marks are left out. */
function checkHead(bytes: Uint8Array): void {
  const head = bytes.subarray(0, headSize);
  if (workbooks.some(mark => mark.every((byte, i) => head[i] === byte))) throw new FileFaultError('workbook');
  const ascii = Array.from(head).filter(byte => byte > 0 && byte < 0x80);
  if (json.test(String.fromCharCode(...ascii))) throw new FileFaultError('json');
}

/** The same pieces. @throws FileFaultError at the first if they are JSON or a workbook */
export async function* csvAlone(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const piece of pieces) {
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = head.length === 0 && piece.length >= headSize ? piece : joined(head, copied(piece));
    if (head.length < headSize) continue;
    checkHead(head);
    yield head;
    head = undefined;
  }
  if (head === undefined) return;
  checkHead(head);
  yield head;
}
