/** Server-Sent Events out of a stream of bytes: of the format of the HTML standard what a hub writes. */

export interface ServerEvent {
  /** `entry` or `head`. */
  readonly event: string;
  readonly data: string;
}

/** No event of a hub is longer. */
const mostChars = 16_384;

/** Reads events piece by piece. */
export class EventReader {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** @returns the events that a piece ends; undefined if it is no stream of events */
  push(piece: Uint8Array): readonly ServerEvent[] | undefined {
    const text = this.#rest + this.#decoder.decode(piece, { stream: true });
    const blocks = text.split('\n\n');
    this.#rest = blocks.pop() ?? '';
    if (this.#rest.length > mostChars || blocks.some(block => block.length > mostChars)) return undefined;
    return blocks.flatMap(eventOf);
  }
}

function eventOf(block: string): readonly ServerEvent[] {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? [] : [{ event, data: data.join('\n') }];
}
