/** What the component asks of WeChat, as far as it asks: `wx`, `Component`, and the speech plug-in's manager. */

interface Callbacks<Answer> {
  success?(answer: Answer): void;
  fail?(error: unknown): void;
}

export interface WeChat {
  scanCode(options: Callbacks<{ readonly result: string }> & { scanType?: readonly string[] }): void;
  getClipboardData(options: Callbacks<{ readonly data: string }>): void;
}

/** What `getRecordRecognitionManager()` of the speech plug-in gives. */
export interface SpeechManager {
  onStop: (answer: { readonly result: string }) => void;
  onError: (error: unknown) => void;
  start(options: { duration: number; lang: string }): void;
  stop(): void;
}

/** The part of a component's instance that its methods use. */
export interface ComponentInstance<Data> {
  readonly data: Data;
  setData(data: Partial<Data>): void;
  triggerEvent(name: string, detail: object): void;
}

export interface ComponentEvent {
  readonly detail: { readonly value?: string; readonly cursor?: number };
  readonly currentTarget?: { readonly dataset?: { readonly code?: string } };
}
