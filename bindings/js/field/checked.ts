/** A field whose text is laid out and checked as it is typed, by a part that is loaded when it is first needed. */
import type { Locale } from '#tables/keys.ts';
import type { CheckOptions, CheckResult, NamedCheckOptions } from '../check/types.ts';
import { type AttachedField, attachField } from './attach.ts';
import { hasFocus, type TextField } from './edit.ts';
import { type Hints, hintsOf } from './hints.ts';
import { type FieldChecker, type LoadChecker, loadShared, localeOf } from './loading.ts';
import { ResetWatch } from './reset.ts';
import type { CodeField } from './types.ts';

export interface CheckedFieldOptions extends Omit<CheckOptions, 'finished'> {
  /** The language of messages; that of the page (`lang`) if omitted. */
  readonly locale?: Locale | undefined;
  /** What checks. Omitted: `cardmend/check` is loaded with the first focus, or as soon as there is a text. */
  readonly checker?: FieldChecker | undefined;
  /** Loads what checks, instead of `cardmend/check` as it is. */
  readonly load?: LoadChecker | undefined;
  /** Called after each change of the state. */
  readonly onState?: ((state: FieldState) => void) | undefined;
}

/** Options to replace: what is `undefined` is as if it had never been given. */
export type CheckedFieldChange = {
  readonly [K in keyof CheckedFieldOptions]?: CheckedFieldOptions[K] | undefined;
};

export interface FieldState {
  /** What stands in the field. */
  readonly raw: string;
  /** What was found of it; `null` without a checker or a product. */
  readonly result: CheckResult | null;
  /** `waiting` until it is needed; `failed` if it could not be loaded, which the next focus tries again. */
  readonly status: 'waiting' | 'loading' | 'ready' | 'failed';
  /** Why it failed: a CardmendLoadError, or a RangeError for a product that the checker does not know. */
  readonly error: unknown;
}

export interface CheckedField {
  /** A new object after each change; of what stands in the field now, also while an input method composes. */
  readonly state: FieldState;
  /** The locale that messages are in. */
  readonly locale: Locale;
  /** Replaces options: what is omitted stays as it was. */
  set(options: CheckedFieldChange): void;
  /** Replaces the whole text. */
  put(text: string): void;
  /** Loads what checks now; never rejects, for `state` tells what became of it. */
  load(): Promise<void>;
  /** Takes everything back but the text. */
  detach(): void;
}

/** The state of a field that nothing has been done with: also what a server renders. */
export const untouched: FieldState = { raw: '', result: null, status: 'waiting', error: undefined };

/**
 * Lays a native field out and checks it, as `attachField` and `check` do. Until what checks is there, and if it never
 * comes, the field is as it was.
 *
 * @throws TypeError if the field has no caret
 */
export function attachCheckedField(element: CodeField, options: CheckedFieldOptions = {}): CheckedField {
  // The declarations name no type of the page, so that they can be read without its libraries.
  return new Checked(element as TextField, options);
}

/** The language that an element stands in. */
function languageAround(element: Element): string | null {
  const near = element.closest('[lang]');
  if (near !== null) return near.getAttribute('lang');
  const root = element.getRootNode();
  if ('host' in root) return languageAround(root.host as Element);
  return null;
}

type StateChange = Partial<Pick<FieldState, 'status' | 'error'>>;

class Checked implements CheckedField {
  readonly #input: TextField;
  readonly #stop: () => void;
  #options: CheckedFieldOptions;
  #state: FieldState;
  #checker: FieldChecker | null = null;
  #attached: AttachedField | null = null;
  /** Counts what was asked to load: only the last one is taken. */
  #turn = 0;
  #loading: Promise<void> | null = null;
  /** What was asked to load speaks it. The page around may speak another one by the next focus. */
  #language: Locale | null = null;
  #finished = false;
  readonly #resets: ResetWatch;
  readonly #hints: Hints;

  constructor(input: TextField, options: CheckedFieldOptions) {
    if (input.selectionStart === null) {
      throw new TypeError('attachCheckedField takes a field with a caret, such as <input type="text">');
    }
    this.#input = input;
    this.#options = options;
    this.#state = { ...untouched, raw: input.value };
    this.#hints = hintsOf(input);
    this.#hints.set(null);
    this.#stop = this.#listen();
    this.#resets = new ResetWatch(input, () => this.#restored());
    this.#resets.look();
    if (options.checker !== undefined) this.#take(options.checker);
    else if (input.value !== '' || hasFocus(input)) void this.load();
  }

  get state(): FieldState {
    if (this.#state.raw !== this.#input.value) this.#read({});
    return this.#state;
  }

  get locale(): Locale {
    return this.#options.locale ?? localeOf(languageAround(this.#input));
  }

  set(options: CheckedFieldChange): void {
    const { checker, load, locale } = this.#options;
    const next = { ...this.#options, ...options } as CheckedFieldOptions;
    this.#options = next;
    if (next.checker !== undefined) {
      if (next.checker !== checker) {
        this.#take(next.checker);
        return;
      }
    } else if (next.locale !== locale || next.load !== load || checker !== undefined) {
      // What is on its way, or there, speaks another language.
      const was = this.#state.status;
      this.#turn += 1;
      this.#loading = null;
      if (was !== 'waiting') void this.load();
      return;
    }
    this.#choose();
  }

  put(text: string): void {
    this.#finished = false;
    if (this.#attached !== null) {
      this.#attached.put(text);
      return;
    }
    this.#input.value = text;
    this.#told();
    if (text !== '') void this.load();
  }

  load(): Promise<void> {
    if (this.#options.checker !== undefined) return Promise.resolve();
    const { locale } = this;
    const isCurrent = this.#state.status !== 'failed' && locale === this.#language;
    if (this.#loading !== null && isCurrent) return this.#loading;
    this.#language = locale;
    this.#turn += 1;
    this.#loading = this.#fetch(this.#turn, locale);
    return this.#loading;
  }

  detach(): void {
    this.#turn += 1;
    this.#stop();
    this.#resets.stop();
    this.#attached?.detach();
    this.#attached = null;
    this.#hints.restore();
  }

  #listen(): () => void {
    const input = this.#input;
    const listeners: readonly (readonly [string, () => void])[] = [
      ['focus', () => void this.load()],
      ['input', () => this.#typed()],
      ['change', () => this.#done()],
    ];
    for (const [type, listener] of listeners) input.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) input.removeEventListener(type, listener);
    };
  }

  /** Until the layout is attached, which then tells of each change by itself. */
  #typed(): void {
    this.#finished = false;
    if (this.#attached === null) this.#told();
    void this.load();
  }

  /** Whoever has left the field, or pressed Enter, has typed all. */
  #done(): void {
    this.#finished = true;
    this.#told();
  }

  /** A form was reset: what it gave back is laid out as any text is that nobody types. */
  #restored(): void {
    this.#finished = false;
    if (this.#attached === null) this.#told();
    else this.#choose();
  }

  async #fetch(turn: number, locale: Locale): Promise<void> {
    this.#next({ status: 'loading', error: undefined });
    try {
      const checker = await (this.#options.load ?? loadShared)(locale);
      if (turn === this.#turn) this.#take(checker);
    } catch (error) {
      if (turn === this.#turn) this.#next({ status: 'failed', error });
    }
  }

  #take(checker: FieldChecker): void {
    this.#checker = checker;
    this.#attached?.detach();
    this.#attached = null;
    try {
      this.#attached = attachField(this.#input, checker, { ...this.#asked(), onChange: () => this.#told() });
      this.#next({ status: 'ready', error: undefined });
    } catch (error) {
      this.#next({ status: 'failed', error });
    }
  }

  /** Another product or field for the checker that is there. */
  #choose(): void {
    if (this.#checker === null) return;
    if (this.#attached === null) {
      this.#take(this.#checker);
      return;
    }
    try {
      const { product, field = 'secret' } = this.#options;
      this.#attached.setProduct(product, field);
      this.#next({ status: 'ready', error: undefined });
    } catch (error) {
      this.#next({ status: 'failed', error });
    }
  }

  #asked(): CheckOptions {
    const { product, field, input } = this.#options;
    return { ...(product && { product }), ...(field && { field }), ...(input && { input }) };
  }

  #told(): void {
    this.#next({});
  }

  #next(change: StateChange): void {
    this.#resets.look();
    this.#read(change);
    this.#options.onState?.(this.#state);
  }

  #read(change: StateChange): void {
    const state = { ...this.#state, ...change };
    const raw = this.#input.value;
    this.#state = { ...state, raw, result: state.status === 'ready' ? this.#result(raw) : null };
  }

  #result(raw: string): CheckResult | null {
    const { product } = this.#options;
    const checker = this.#checker;
    if (checker === null) return null;
    const asked = { ...this.#asked(), finished: this.#finished };
    // The whole finds out by itself which card it is.
    if (product === undefined && !('detect' in checker)) return null;
    return checker.check(raw, asked as NamedCheckOptions);
  }
}
