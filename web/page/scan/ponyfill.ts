/** The reader of the package barcode-detector, with its wasm from the page's own folder: by default it asks a CDN. */
import { BarcodeDetector, prepareZXingModule, purgeZXingModule } from 'barcode-detector/ponyfill';
import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm';

export interface Ponyfill {
  readonly BarcodeDetector: typeof BarcodeDetector;
}

/** Rejects if the wasm cannot be had or is not the one that belongs to the script. */
export async function load(): Promise<Ponyfill> {
  try {
    await prepareZXingModule({
      overrides: { locateFile: () => new URL(readerUrl, location.href).href },
      fireImmediately: true,
    });
  } catch (error) {
    // It would keep the failure for good.
    purgeZXingModule();
    throw error;
  }
  return { BarcodeDetector };
}
