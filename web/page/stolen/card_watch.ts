/** The code that stands in the form, watched: what is reported of it while it stands there stops it, and lets it go again. */
import { type ListedWatch, watchListed } from 'cardmend/lists';
import type { CheckResult } from '../../../bindings/js/types.ts';
import type { App } from '../app/app.ts';
import type { Following } from './following.ts';

interface Watched {
  readonly key: string;
  readonly raw: string;
  readonly code: string;
  watch: ListedWatch | null;
  /** What it is instead; `null` while nothing blocks it. */
  blocked: CheckResult | null;
}

export class CardWatch {
  readonly #app: App;
  readonly #following: Following;
  #watched: Watched | null = null;
  /** What the form shows of it. */
  #shown: CheckResult | null = null;

  constructor(app: App, following: Following) {
    this.#app = app;
    this.#following = following;
  }

  /** What stands in the form has changed, or is spoken of in another language. */
  look(): void {
    const { raw, product } = this.#app.reading();
    const checker = this.#app.checker();
    if (checker === null || product === null || raw === '') {
      this.#stop();
      return;
    }
    const key = `${checker.locale} ${product} ${raw}`;
    if (this.#watched?.key === key) {
      this.#apply();
      return;
    }
    this.#stop();
    const result = checker.check(raw, { product });
    if (!isRight(result)) return;
    const watched: Watched = { key, raw, code: result.code, watch: null, blocked: null };
    this.#watched = watched;
    void this.#begin(watched, product, checker);
  }

  async #begin(
    watched: Watched,
    product: string,
    checker: NonNullable<ReturnType<App['checker']>>,
  ): Promise<void> {
    const list = await this.#following.listOf(product).catch(() => undefined);
    if (list === undefined || this.#watched !== watched) return;
    watched.watch = watchListed(checker, list, watched.raw, {
      check: { product },
      live: this.#following.cards,
      onChange: result => {
        const blocked = isRight(result) ? null : result;
        if (blocked === watched.blocked || this.#watched !== watched) return;
        watched.blocked = blocked;
        this.#apply();
      },
    });
  }

  /** Shows it, unless the card was sent: then the platform judges. */
  #apply(): void {
    const blocked = this.#watched?.blocked ?? null;
    if (blocked === this.#shown || this.#app.flow().step !== 'code') return;
    this.#shown = blocked;
    this.#app.reread();
  }

  #stop(): void {
    this.#watched?.watch?.stop();
    this.#watched = null;
    this.#shown = null;
  }

  /** What a result is, with all that was heard of its card. */
  readonly listed = (raw: string, result: CheckResult): CheckResult => {
    const watched = this.#watched;
    if (watched?.blocked == null || watched.raw !== raw || watched.code !== result.code) return result;
    return watched.blocked;
  };
}

const isRight = ({ verdict }: CheckResult): boolean => verdict === 'valid' || verdict === 'repaired';
