import { type Announcer, announcer } from '../base/announcer.ts';
import { byId } from '../base/elements.ts';
import { Flow } from '../bind/flow.ts';
import { ownProducts } from '../bind/own_products.ts';
import { signIn } from '../bind/sign_in.ts';
import { Trace } from '../bind/trace.ts';
import { explainActions } from '../explain/actions.ts';
import type { explainTrouble, PageExplanation } from '../explain/page_explanation.ts';
import { Entry } from '../reading/entry.ts';
import type { Language } from './language.ts';

export interface VisitEvents {
  /** The page has to be drawn anew. */
  render(): void;
  flowChanged(): void;
  /** The whole module would have more to say than what is there. */
  needWhole(): Promise<unknown>;
  /** What shows the steps behind the first has to be there; rejects if it cannot be loaded. */
  needLater(): Promise<unknown>;
}

/** The longest that an answer is held back for the sake of its explanation. */
const mostHeldMs = 3_000;

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** What the steps of the page share: what was put in, how its binding stands, the language, the voice. */
export class Visit {
  readonly entry = new Entry(() => ownProducts[this.flow.state.place.platform]);
  readonly voice: Announcer = announcer(byId('polite'), byId('assertive'));
  readonly trace = new Trace();
  readonly flow: Flow;
  /** Comes later, before anything can fail. */
  explain: typeof explainTrouble | null = null;
  #skewMs = 0;
  #wordings: Promise<void> | null = null;

  constructor(
    readonly language: Language,
    readonly events: VisitEvents,
  ) {
    // A quick press must not overtake the sign-in.
    const ready = signIn();
    const { trace } = this;
    const now = (): number => this.now();
    const explained = (hasCode: boolean): Promise<unknown> =>
      Promise.race([language.loadGuide(!hasCode).then(() => events.render()), pause(mostHeldMs)]);
    this.flow = new Flow({
      open: async (place, heard) => {
        const [{ openSession }] = await Promise.all([import('../bind/opening.ts'), events.needLater()]);
        return openSession({ place, locale: language.locale, now, trace, ready, failed: explained, heard });
      },
      now,
      trace,
      onChange: () => events.flowChanged(),
    });
  }

  /** The page's clock, in ms since 1970; wrong by what was asked for. */
  now(): number {
    return Date.now() + this.#skewMs;
  }

  skew(ms: number): void {
    this.#skewMs = ms;
    this.trace.add('event', 'clock', { skewMs: ms });
  }

  /** What is told of the present trouble; `null` if there is none. */
  explanation(): PageExplanation | null {
    const { guide, guideFailed, t } = this.language;
    const asked = guide && {
      explain: (...given: Parameters<typeof guide.explain>) => {
        const explanation = guide.explain(...given);
        if (explanation.wordingsMaySayMore && !guideFailed) this.#needWordings();
        return explanation;
      },
    };
    const explanation = this.explain?.(this.flow.state, this.entry.reading.result, asked, t) ?? null;
    if (explanation === null || !guideFailed) return explanation;
    return { ...explanation, message: `${explanation.message}${t('module.join')}${t('trouble.no-guide')}` };
  }

  /** A code that nobody knows came with a text: what is told by its code stands until the text can be read. */
  #needWordings(): void {
    this.#wordings ??= this.language.loadGuide(true).then(() => {
      this.#wordings = null;
      this.events.render();
    });
  }

  /** What a person may do with an explanation, in whatever step it stands. */
  explanationActions() {
    return {
      ...explainActions(this.flow, key => {
        const { t } = this.language;
        const told = key === 'facts.again' ? `${t(key)} ${this.explanation()?.message ?? ''}` : t(key);
        this.voice.politely(told);
      }),
      signIn: (): void => void this.#signInAgain(),
    };
  }

  async #signInAgain(): Promise<void> {
    await signIn();
    await this.flow.signedIn();
  }
}
