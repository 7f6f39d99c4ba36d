/** Pasted messages as CSV: every card that `extract` finds, with the line it stands in. */
import type { Cardmend } from '../../js/cardmend.ts';
import { line as csvLine } from '../write/csv.ts';
import { type DamageNotes, linesOf } from './lines.ts';

/** Units that are read at once: half of what `extract` takes. Messages are cut at an empty line where there is one. */
const mostUnits = 1 << 19;

/** The headings, in the words that columns are found by. */
export const textHeadings = [
  'line',
  'product',
  'card number',
  'card secret',
  'face value',
  'expiry',
] as const;

function cardsAsCsv(cardmend: Pick<Cardmend, 'extract'>, text: string, firstLine: number): string {
  let out = '';
  let [line, at] = [firstLine, 0];
  for (const card of cardmend.extract(text)) {
    const [begin] = card.span;
    for (; at < begin; ++at) if (text[at] === '\n') line += 1;
    // What is damaged is shown as it stands, so that it is told what happened to it.
    const shown = (code: string, span: readonly [number, number] | null) =>
      code !== '' || span === null ? code : text.slice(...span);
    const { value, expiry, product } = card;
    out += csvLine([
      String(line),
      product ?? '',
      shown(card.number, card.numberSpan),
      shown(card.secret, card.secretSpan),
      value === null ? '' : String(value.amount),
      expiry ?? '',
    ]);
  }
  return out;
}

/** @throws FileFaultError of a line that is too long */
export async function* messagesAsCsv(
  pieces: AsyncIterable<Uint8Array>,
  cardmend: Pick<Cardmend, 'extract'>,
  notes?: DamageNotes,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvLine(textHeadings));
  let [text, first, number] = ['', 1, 0];
  for await (const line of linesOf(pieces, notes)) {
    number += 1;
    const isFull = text.length > mostUnits || (text.length > mostUnits / 2 && line.trim() === '');
    if (isFull) {
      yield encoder.encode(cardsAsCsv(cardmend, text, first));
      [text, first] = ['', number];
    }
    text += `${line}\n`;
  }
  yield encoder.encode(cardsAsCsv(cardmend, text, first));
}
