import { type Camera, CameraError, type CameraTrouble, openCamera } from './camera.ts';
import { PictureError, type PictureTrouble, readPicture } from './picture.ts';
import { loadReader, type QrReader } from './reader.ts';

/**
 * `reader`: what reads codes could not be loaded. `stopped`: the page was out of sight. `other`: a code was read, and
 * is not of the kind that was asked for.
 */
export type ScanTrouble = CameraTrouble | PictureTrouble | 'reader' | 'stopped' | 'other';

export type ScanState =
  | { readonly step: 'closed' }
  | { readonly step: 'starting' }
  /** `slow`: nothing was read for a while; what may help is told. */
  | { readonly step: 'looking'; readonly slow: boolean }
  | { readonly step: 'reading-picture' }
  | { readonly step: 'failed'; readonly trouble: ScanTrouble };

export interface ScanNeeds {
  readonly video: HTMLVideoElement;
  /** A text was read; of several codes each stands in a line of its own. The camera is off by then. */
  found(text: string): void;
  changed(): void;
  /** Whether a text is what is asked for; any is, if this is left out. */
  accepts?(text: string): boolean;
}

/** Most people hold a code well within half of this. */
const slowMs = 8_000;

/** Between two looks: often enough to feel immediate, and rest for an old phone. */
const restMs = 120;

/**
 * Reads a QR code with the camera or from a picture. Nothing leaves the device. The camera is given back with a success, a
 * failure, a picture, `close`, and when the page is out of sight; what comes late from before is not heard.
 */
export class Scanner {
  state: ScanState = { step: 'closed' };
  readonly #needs: ScanNeeds;
  #camera: Camera | null = null;
  /** Counts what was begun: what is of an earlier number is over. */
  #turn = 0;
  #timer = 0;

  constructor(needs: ScanNeeds) {
    this.#needs = needs;
    const leave = (): void => {
      if (this.state.step === 'starting' || this.state.step === 'looking') this.#fail('stopped');
    };
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) leave();
    });
    addEventListener('pagehide', leave);
  }

  /** With the camera. */
  async start(): Promise<void> {
    const turn = this.#begin({ step: 'starting' });
    try {
      // The camera asks the person; the reader is loaded meanwhile.
      const reading = loadReader();
      reading.catch(() => {});
      const camera = await openCamera(this.#needs.video, () => {
        if (turn === this.#turn) this.#fail('camera-lost');
      });
      if (turn !== this.#turn) return camera.stop();
      this.#camera = camera;
      const reader = await reading;
      if (turn !== this.#turn) return;
      this.#to({ step: 'looking', slow: false });
      this.#look(reader, turn, performance.now());
    } catch (error) {
      if (turn === this.#turn) this.#fail(troubleOf(error));
    }
  }

  /** From a picture that was chosen, dropped or pasted. */
  async readPicture(picture: Blob): Promise<void> {
    const turn = this.#begin({ step: 'reading-picture' });
    try {
      const reader = await loadReader();
      const texts = await readPicture(picture, bitmap => reader.read(bitmap));
      if (turn === this.#turn && !this.#take(texts)) this.#fail('other');
    } catch (error) {
      if (turn === this.#turn) this.#fail(troubleOf(error));
    }
  }

  close(): void {
    this.#begin({ step: 'closed' });
  }

  #look(reader: QrReader, turn: number, began: number): void {
    this.#timer = window.setTimeout(async () => {
      const texts = await reader.read(this.#needs.video).catch(() => null);
      if (turn !== this.#turn) return;
      if (texts === null) return this.#fail('reader');
      if (this.#take(texts)) return;
      const slow = performance.now() - began > slowMs;
      if (this.state.step === 'looking' && this.state.slow !== slow) this.#to({ step: 'looking', slow });
      this.#look(reader, turn, began);
    }, restMs);
  }

  /** False if nothing among them is what is asked for. */
  #take(texts: readonly string[]): boolean {
    const right = texts.filter(text => this.#needs.accepts?.(text) ?? true);
    if (right.length === 0) return false;
    this.close();
    this.#needs.found([...new Set(right)].join('\n'));
    return true;
  }

  #begin(state: ScanState): number {
    this.#stop();
    this.#turn += 1;
    this.#to(state);
    return this.#turn;
  }

  #fail(trouble: ScanTrouble): void {
    this.#begin({ step: 'failed', trouble });
  }

  #stop(): void {
    window.clearTimeout(this.#timer);
    this.#camera?.stop();
    this.#camera = null;
  }

  #to(state: ScanState): void {
    this.state = state;
    this.#needs.changed();
  }
}

function troubleOf(error: unknown): ScanTrouble {
  return error instanceof CameraError || error instanceof PictureError ? error.trouble : 'reader';
}
