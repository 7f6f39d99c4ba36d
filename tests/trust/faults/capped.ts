/** A WebAssembly whose memory may not grow beyond a number of pages: as on a machine that has no more. */

function readNumber(bytes: Uint8Array, from: number): readonly [value: number, end: number] {
  let [value, shift, at] = [0, 0, from];
  for (;;) {
    const byte = bytes[at++] as number;
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) return [value >>> 0, at];
  }
}

function written(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

const memorySection = 5;

export const capped = (wasm: Uint8Array, pages: number): WebAssembly.Module =>
  new WebAssembly.Module(cappedBytes(wasm, pages));

/** @param pages of 64 KiB, at least as many as it begins with */
export function cappedBytes(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const out = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at] as number;
    const [length, begin] = readNumber(wasm, at + 1);
    let body = wasm.subarray(begin, begin + length);
    if (id === memorySection) {
      const [first] = readNumber(body, 2);
      body = Uint8Array.from([1, 1, ...written(first), ...written(pages)]);
    }
    out.push(Uint8Array.from([id, ...written(body.length)]), body);
    at = begin + length;
  }
  return Uint8Array.from(Buffer.concat(out));
}
