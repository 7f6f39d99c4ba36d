/** The texts of what is known, by the core's indices; each is looked up when it is first asked for. */

import type { Messages, Params } from '../messages/messages.ts';
import type { KnowledgeIds } from './compiled_knowledge.ts';
import type { GbRead, GbReader } from './gb2312.ts';

/** Building a key and finding its text takes longer than the core takes for the whole answer. */
class Kept {
  readonly #texts: (string | undefined)[] = [];
  readonly #messages: Messages;
  readonly #key: (index: number) => string;

  constructor(messages: Messages, key: (index: number) => string) {
    this.#messages = messages;
    this.#key = key;
  }

  text(index: number, params: Params): string {
    let text = this.#texts[index];
    if (text === undefined) {
      text = this.#messages.template(this.#key(index));
      this.#texts[index] = text;
    }
    return this.#messages.fill(text, params);
  }
}

/** From so many minutes on a wait is told in hours. */
const inHours = 120;

/** From here on in days: two of them. */
const inDays = 2880;

export class ExplainTexts {
  readonly ids: KnowledgeIds;
  /** What reads GB 2312 as far as the wordings go. */
  readonly gb: () => GbRead;
  /** What stands between two sentences. */
  readonly joint: string;
  /** What a cause is, and what to do about it. Those that must be hidden share one text. */
  readonly what: Kept;
  readonly todo: Kept;
  readonly remedy: Kept;
  readonly support: Kept;

  readonly #messages: Messages;

  constructor(ids: KnowledgeIds, messages: Messages, gb: GbReader) {
    this.#messages = messages;
    const told = (index: number) => {
      const cause = ids.causes[index] ?? 'unknown';
      return ids.hidden.includes(cause) ? 'generic' : cause;
    };
    this.ids = ids;
    this.gb = () => gb(ids.gb);
    this.joint = messages.joint;
    this.what = new Kept(messages, index => `cause.${told(index)}.what`);
    this.todo = new Kept(messages, index => `cause.${told(index)}.do`);
    this.remedy = new Kept(messages, index => `remedy.${ids.remedies[index]}`);
    this.support = new Kept(messages, index => `support.${ids.supports[index]}`);
  }

  /** What texts of a wait are filled with: its minutes, and the wait in words; at least a minute. */
  waiting(afterMs: number): Params {
    const minutes = Math.max(1, Math.ceil(afterMs / 60_000));
    const wait =
      minutes < inHours
        ? this.#messages.text('wait.minutes', { minutes })
        : minutes < inDays
          ? this.#messages.text('wait.hours', { hours: Math.ceil(minutes / 60) })
          : this.#messages.text('wait.days', { days: Math.ceil(minutes / 1440) });
    return { minutes, wait };
  }
}
