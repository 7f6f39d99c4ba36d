// QR codes for the tests: as pictures, and as what a camera sees.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
// Its own way would be to fetch the file from elsewhere.
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });

/** Whether the point of a picture is dark. */
type Paint = (x: number, y: number) => boolean;

/** A code in the middle of a square picture of `side` pixels, which it fills to `share`. */
async function paintQr(text: string, side: number, share: number): Promise<Paint> {
  const { symbol } = await writeBarcode(text, { format: 'QRCode' });
  const size = symbol.width;
  const module = Math.max(1, Math.floor((side * share) / size));
  const first = Math.floor((side - module * size) / 2);
  return (x, y) => {
    const [column, row] = [Math.floor((x - first) / module), Math.floor((y - first) / module)];
    if (column < 0 || row < 0 || column >= size || row >= size) return false;
    return symbol.data[row * size + column] === 0;
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG of one bit a pixel: small, however many pixels it has. */
export function png(width: number, height: number, isDark: Paint): Buffer {
  const stride = 1 + Math.ceil(width / 8);
  const rows = Buffer.alloc(stride * height, 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * stride] = 0;
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + (x >> 3);
      if (isDark(x, y)) rows.writeUInt8(rows.readUInt8(at) & ~(0x80 >> (x & 7)), at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A header that promises a square of `side` pixels, and next to nothing behind it. */
export function bomb(side: number): Buffer {
  const small = png(8, 8, () => false);
  small.writeUInt32BE(side, 16);
  small.writeUInt32BE(side, 20);
  return small;
}

/** A square picture with a code that fills it to `share`. */
export async function qrPng(text: string, side = 400, share = 0.8): Promise<Buffer> {
  return png(side, side, await paintQr(text, side, share));
}

/** A second of what a camera sees that is held before a code, as YUV4MPEG2; without a text, before a white wall. */
export async function cameraVideo(text: string | null): Promise<Buffer> {
  const [width, height] = [640, 480];
  const isDark: Paint = text === null ? () => false : await paintQr(text, height, 0.7);
  const frame = Buffer.alloc((width * height * 3) / 2, 128);
  const left = (width - height) / 2;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) frame[y * width + x] = isDark(x - left, y) ? 24 : 226;
  const one = Buffer.concat([Buffer.from('FRAME\n'), frame]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array.from({ length: 10 }, () => one)]);
}
