/** The browser's speech recognition, as far as it is used here; types that not every DOM library has. */
import { speak } from '../base/speaker.ts';

/** `no-module`: it was heard, and what makes a code of it could not be loaded. */
export type SpeechTrouble =
  | 'not-allowed'
  | 'no-speech'
  | 'network'
  | 'no-microphone'
  | 'no-module'
  | 'failed';

interface RecognitionResults {
  readonly length: number;
  readonly [index: number]: { readonly [alternative: number]: { readonly transcript: string } | undefined };
}

interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  maxAlternatives: number;
  onresult: ((event: { readonly results: RecognitionResults }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

type RecognitionClass = new () => Recognition;

function recognitionClass(): RecognitionClass | undefined {
  const scope = globalThis as {
    SpeechRecognition?: RecognitionClass;
    webkitSpeechRecognition?: RecognitionClass;
  };
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
}

export const canListen = (): boolean => recognitionClass() !== undefined;

const troubles: Readonly<Record<string, SpeechTrouble>> = {
  'not-allowed': 'not-allowed',
  'service-not-allowed': 'not-allowed',
  'no-speech': 'no-speech',
  network: 'network',
  'audio-capture': 'no-microphone',
};

/** The words of an error of the recogniser. */
export const troubleOf = (error: string): SpeechTrouble => troubles[error] ?? 'failed';

export interface Listening {
  /** No more is said; what was heard is given. */
  finish(): void;
  /** Nothing is given any more. */
  cancel(): void;
}

export interface Listener {
  heard(transcript: string): void;
  failed(trouble: SpeechTrouble): void;
}

/** Listens until the person has finished, or the recogniser has had enough. Tells once, never after `cancel`. */
export function listen(lang: string, listener: Listener): Listening {
  const Recogniser = recognitionClass();
  let open = true;
  let transcript = '';
  const close = (tell: () => void): void => {
    if (!open) return;
    open = false;
    tell();
    transcript = '';
  };
  const fail = (trouble: SpeechTrouble): void => close(() => listener.failed(trouble));
  const none: Listening = { finish() {}, cancel: () => close(() => {}) };
  if (Recogniser === undefined) {
    fail('failed');
    return none;
  }
  const recogniser = new Recogniser();
  recogniser.lang = lang;
  recogniser.continuous = true;
  recogniser.interimResults = false;
  recogniser.maxAlternatives = 1;
  recogniser.onresult = ({ results }) => {
    // A code is said with pauses: every part that was heard until now, in order.
    transcript = Array.from({ length: results.length }, (_, i) => results[i]?.[0]?.transcript ?? '').join(
      ' ',
    );
  };
  recogniser.onerror = ({ error }) => {
    // What was heard before an error is worth more than the error.
    if (transcript.trim() === '') fail(troubleOf(error));
  };
  recogniser.onend = () => {
    if (transcript.trim() === '') fail('no-speech');
    else close(() => listener.heard(transcript));
  };
  try {
    recogniser.start();
  } catch {
    fail('failed');
    return none;
  }
  return {
    finish: () => recogniser.stop(),
    cancel() {
      close(() => {});
      recogniser.abort();
    },
  };
}

/** Speaks a code, character by character with a pause between groups. */
export function speakGroups(groups: readonly string[], lang: string): void {
  speak([groups.map(group => [...group].join(' ')).join(', ')], lang, 0.8);
}
