import { pictureSize } from './picture_size.ts';

export type PictureTrouble = 'picture-broken' | 'picture-huge' | 'picture-none' | 'picture-none-large';

export class PictureError extends Error {
  constructor(readonly trouble: PictureTrouble) {
    super(trouble);
  }
}

/** More bytes than this are no photo of a card: those of the largest phone cameras (200 megapixels) stay below. */
const mostBytes = 64 * 2 ** 20;

/** Four bytes each while it is decoded: a gigabyte, which is what a tab can have at most on a phone. */
const mostPixels = 256 * 2 ** 20;

/** A larger one is told of as large, so that a person may think of cutting it. */
const largePixels = 50e6;

/**
 * The longer sides at which a picture is looked at, one after the other. A code of 57 modules (version 10) that takes a
 * tenth of the longer side has 2 pixels a module at 1,280, which is too few, and 5 at 2,880.
 */
const sides = [1_280, 2_880] as const;

async function decode(picture: Blob, size: Size | null, side: number): Promise<ImageBitmap> {
  const fits = size !== null && Math.max(size.width, size.height) <= side;
  // One of the two alone keeps the proportions.
  const options: ImageBitmapOptions = fits
    ? {}
    : { resizeQuality: 'medium', ...(isTall(size) ? { resizeHeight: side } : { resizeWidth: side }) };
  try {
    return await createImageBitmap(picture, options);
  } catch {
    throw new PictureError('picture-broken');
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const isTall = (size: Size | null): boolean => size !== null && size.height > size.width;

/**
 * Looks at a picture, at a size that is bounded, until `read` has found something; it is shown each size once.
 *
 * @throws PictureError if it is no picture, or nothing was found
 */
export async function readPicture(
  picture: Blob,
  read: (bitmap: ImageBitmap) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (picture.size > mostBytes) throw new PictureError('picture-huge');
  const size = await pictureSize(picture);
  const pixels = size === null ? 0 : size.width * size.height;
  if (pixels > mostPixels) throw new PictureError('picture-huge');
  for (const side of sides) {
    const bitmap = await decode(picture, size, side);
    try {
      const texts = await read(bitmap);
      if (texts.length > 0) return texts;
    } finally {
      bitmap.close();
    }
    if (size !== null && Math.max(size.width, size.height) <= side) break;
  }
  throw new PictureError(pixels > largePixels ? 'picture-none-large' : 'picture-none');
}
