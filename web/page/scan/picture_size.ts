/** The size of a picture from the first bytes of its file, before anybody spends memory on its pixels. */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** In JPEG, what a camera wrote into the file comes before the size: that is rarely more. */
const headBytes = 256 * 1024;

type Reads = (view: DataView) => PictureSize | null;

const ascii = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));

/** PNG (third edition), section 11.2.1: the header comes first. */
const png: Reads = view =>
  ascii(view, 1, 3) === 'PNG' ? { width: view.getUint32(16), height: view.getUint32(20) } : null;

/** GIF89a, section 18. */
const gif: Reads = view =>
  ascii(view, 0, 3) === 'GIF' ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;

/** BITMAPINFOHEADER: the height of a picture that stands upright is negative. */
const bmp: Reads = view =>
  ascii(view, 0, 2) === 'BM'
    ? { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    : null;

/** RFC 9649: the extended header, the lossless one, the lossy one. */
const webp: Reads = view => {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return null;
  const uint24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (ascii(view, 12, 4)) {
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
};

/** A frame's header (SOF) of any kind; among its numbers are tables (C4, C8, CC), which are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** ITU-T T.81, annex B: from marker to marker until the frame's. */
const jpeg: Reads = view => {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2))
    if (isFrame(view.getUint8(at + 1)))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  return null;
};

/** `null` if it is none that is known here, or is cut off: the browser may know it all the same. */
export function sizeOf(head: ArrayBuffer): PictureSize | null {
  const view = new DataView(head);
  for (const reads of [png, jpeg, webp, gif, bmp]) {
    try {
      const size = reads(view);
      if (size !== null) return size;
    } catch {
      // It ends before its size: too short for this one.
    }
  }
  return null;
}

export async function pictureSize(picture: Blob): Promise<PictureSize | null> {
  try {
    return sizeOf(await picture.slice(0, headBytes).arrayBuffer());
  } catch {
    return null; // It was moved or deleted since it was chosen; decoding it will say so.
  }
}
