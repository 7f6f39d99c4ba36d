import type { Ponyfill } from './ponyfill.ts';

/** Reads the QR codes of a picture or of a video's present frame. */
export interface QrReader {
  /** The texts of all codes in it, without empty ones; none if there is none. */
  read(source: HTMLVideoElement | ImageBitmap): Promise<readonly string[]>;
}

type NativeDetector = Ponyfill['BarcodeDetector'];

/** The browser's own, if it reads QR codes. Some have the class and read nothing, as where a service is missing. */
async function native(): Promise<NativeDetector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetector };
  try {
    const formats = (await BarcodeDetector?.getSupportedFormats()) ?? [];
    return BarcodeDetector !== undefined && formats.includes('qr_code') ? BarcodeDetector : null;
  } catch {
    return null;
  }
}

function readerOf(Detector: NativeDetector): QrReader {
  const detector = new Detector({ formats: ['qr_code'] });
  return {
    async read(source) {
      const found = await detector.detect(source);
      return found.map(({ rawValue }) => rawValue).filter(text => text.trim() !== '');
    },
  };
}

/** The page's own reader: 375 KB, loaded once, when it is asked for. */
async function ownReader(): Promise<QrReader> {
  const { BarcodeDetector } = await (await import('./ponyfill.ts')).load();
  return readerOf(BarcodeDetector);
}

/** The native reader, which gives way for good to the page's own where it fails. */
function withFallback(first: QrReader): QrReader {
  let present = first;
  return {
    async read(source) {
      try {
        return await present.read(source);
      } catch (error) {
        if (present !== first) throw error;
        present = await loadOwn();
        return present.read(source);
      }
    },
  };
}

let own: Promise<QrReader> | null = null;

function loadOwn(): Promise<QrReader> {
  own ??= ownReader().catch((error: unknown) => {
    // The next need tries again.
    own = null;
    throw error;
  });
  return own;
}

/** What reads QR codes here. Rejects if it could not be loaded; the next call tries again. */
export async function loadReader(): Promise<QrReader> {
  const Detector = await native();
  return Detector === null ? loadOwn() : withFallback(readerOf(Detector));
}
