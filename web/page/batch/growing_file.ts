/** Bytes that are kept as they come before they are made one blob. */
const bytesPerBlob = 1 << 22;

/** A file in the making, kept for a download: the browser may put blobs on its disk, arrays it may not. */
export class GrowingFile {
  readonly #blobs: Blob[] = [];
  #parts: BlobPart[] = [];
  #size = 0;

  /** Copied: they are the caller's again. */
  bytes(bytes: Uint8Array): void {
    this.#add(bytes.slice(), bytes.length);
  }

  text(text: string): void {
    this.#add(text, text.length);
  }

  blob(type: string): Blob {
    return new Blob([...this.#blobs, ...this.#parts], { type });
  }

  #add(part: BlobPart, size: number): void {
    this.#parts.push(part);
    this.#size += size;
    if (this.#size < bytesPerBlob) return;
    this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#size = 0;
  }
}
