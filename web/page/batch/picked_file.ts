import type { ListSource } from '../../../bindings/batch/read/as_csv.ts';

/** A file that the page was given; the browser says itself when it was changed meanwhile. */
export class PickedFile implements ListSource {
  readonly #file: File;
  /** Bytes that were read. */
  read = 0;

  constructor(file: File) {
    this.#file = file;
  }

  get size(): number {
    return this.#file.size;
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const reader = this.#file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.read += value.length;
      yield value;
    }
  }

  readonly readAt = async (offset: number, length: number): Promise<Uint8Array> => {
    const part = new Uint8Array(await this.#file.slice(offset, offset + length).arrayBuffer());
    this.read += part.length;
    return part;
  };
}
