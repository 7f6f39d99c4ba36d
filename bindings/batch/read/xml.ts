/** XML of a workbook as events, piece by piece. */
import { SaxesParser } from 'saxes';
import { FileFaultError } from './fault.ts';

export interface XmlEvents {
  /** @param name without its prefix */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Yields after each piece, so that what the events have gathered can be given on.
 *
 * @throws FileFaultError of what is no XML; nothing outside of the file is ever loaded, and only XML's own entities are known
 */
export async function* parseXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => events.open?.(local(name), attributes));
  parser.on('text', text => events.text?.(text));
  parser.on('cdata', text => events.text?.(text));
  parser.on('closetag', ({ name }) => events.close?.(local(name)));
  parser.on('error', () => {
    throw new FileFaultError('not-a-workbook');
  });
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** The same where nothing is to be given on before the end. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of parseXml(pieces, events));
}
