// The demo's picture of a QR code is read by another's reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { modulesOf } from '../../web/page/demo/qr_picture.ts';

const reader = new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);

/** A picture of modules, six pixels each, with the light edge of four. */
function pixels(modules: readonly (readonly boolean[])[]): ImageData {
  const [scale, quiet] = [6, 4];
  const size = (modules.length + 2 * quiet) * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  const dark = (x: number, y: number) => modules[y]?.[x] === true;
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [Math.floor((i % size) / scale) - quiet, Math.floor(i / size / scale) - quiet];
    if (dark(x, y)) data.fill(0, 4 * i, 4 * i + 3);
  }
  return { data, width: size, height: size, colorSpace: 'srgb' };
}

test('texts of every version are read as they were written', async () => {
  const wasm = readFileSync(reader);
  await prepareZXingModule({
    overrides: {
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer,
    },
    fireImmediately: true,
  });
  for (let length = 1; length <= 106; length += 7) {
    const text = `CARDMEND:${'a7Z-'.repeat(27)}`.slice(0, length);
    const modules = await modulesOf(text);
    const [found] = await readBarcodes(pixels(modules), { formats: ['QRCode'] });
    assert.deepEqual([found?.text, found?.ecLevel], [text, 'M'], `${length} characters`);
  }
});
