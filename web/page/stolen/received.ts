/** All that came from the hub and the lists, and all that they were asked, so that it can be searched. */

/** Of what came before, so much is kept. */
const mostChars = 1 << 19;
/** Parts of a code this long are searched for: shorter ones stand in any text of digits by chance. */
const partChars = 8;

export interface Searched {
  /** Characters that came and were asked. */
  readonly chars: number;
  /** Parts of the code that were searched for. */
  readonly parts: number;
  readonly found: boolean;
}

export class Received {
  #text = '';
  #chars = 0;

  /** As `fetch`; what comes is kept beside. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#add(`${input instanceof Request ? input.url : String(input)}\n`);
    const response = await globalThis.fetch(input, init);
    const { body, headers, status, statusText } = response;
    if (body === null) return response;
    const decoder = new TextDecoder('latin1');
    const keep = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, out) => {
        this.#add(decoder.decode(piece, { stream: true }));
        out.enqueue(piece);
      },
    });
    return new Response(body.pipeThrough(keep), { headers, status, statusText });
  };

  #add(text: string): void {
    this.#chars += text.length;
    this.#text = (this.#text + text).slice(-mostChars);
  }

  /** The link of the chain that an entry came with. */
  linkOf(n: number): string {
    return new RegExp(`\\{"n":${n},"chain":"([0-9a-f]{64})"`).exec(this.#text)?.[1] ?? '';
  }

  /** Whether a code, or any eight characters of it in a row, is in what came or in what was asked. */
  search(code: string): Searched {
    const text = this.#text.toUpperCase();
    const plain = code.toUpperCase();
    const count = Math.max(1, plain.length - partChars + 1);
    const parts = Array.from({ length: count }, (_, i) => plain.slice(i, i + partChars));
    return { chars: this.#chars, parts: count, found: parts.some(part => text.includes(part)) };
  }
}
