import { type Announcer, announcer } from '../base/announcer.ts';
import { byId } from '../base/elements.ts';
import { client } from '../bind/client.ts';
import { Flow } from '../bind/flow.ts';
import { signIn } from '../bind/session.ts';
import { withGuide } from '../bind/with_guide.ts';
import { explainActions } from '../explain/actions.ts';
import { explainTrouble, type PageExplanation } from '../explain/page_explanation.ts';
import { Entry } from '../reading/entry.ts';
import type { Language } from './language.ts';

export interface VisitEvents {
  /** The page has to be drawn anew. */
  render(): void;
  flowChanged(): void;
  /** The whole module would have more to say than what is there. */
  needWhole(): void;
}

/** What the steps of the page share: what was put in, how its binding stands, the language, the voice. */
export class Visit {
  readonly entry = new Entry();
  readonly voice: Announcer = announcer(byId('polite'), byId('assertive'));
  readonly flow: Flow;

  constructor(
    readonly language: Language,
    readonly events: VisitEvents,
  ) {
    const session = signIn();
    this.flow = new Flow({
      // A quick press must not overtake the sign-in.
      client: withGuide({ ...client, start: (id, card) => session.then(() => client.start(id, card)) }, () =>
        language.loadGuide().then(() => events.render()),
      ),
      newId: () => crypto.randomUUID(),
      now: Date.now,
      pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
      onChange: () => events.flowChanged(),
    });
  }

  /** What is told of the present trouble; `null` if there is none. */
  explanation(): PageExplanation | null {
    const { guide, guideFailed, t } = this.language;
    const explanation = explainTrouble(this.flow.state, this.entry.reading.result, guide, t);
    if (explanation === null || !guideFailed) return explanation;
    return { ...explanation, message: `${explanation.message}${t('module.join')}${t('trouble.no-guide')}` };
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
    if (this.flow.state.trouble?.outcome === 'unknown') return this.flow.ask();
    this.flow.forgetTrouble();
  }
}
