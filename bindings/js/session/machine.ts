/** The core's session as a function: a state and an event give a state and what to do. */
import {
  readSessionDecision,
  type SessionDecisionWords,
  type SessionRulesWords,
  sessionWords,
  writeSessionRulesWords,
} from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';
import { Reader, type Writer } from '../core/words.ts';

export type DecisionWords = SessionDecisionWords;

export interface Stepped {
  readonly state: Int32Array;
  readonly decision: DecisionWords;
}

export interface Machine {
  /**
   * A state to go on with.
   *
   * @param kept words of a state, or of anything: then it is a fresh one, as without
   */
  open(kept?: Int32Array): Int32Array;
  /** @param event SessionEventWords */
  step(state: Int32Array, event: readonly number[]): Stepped;
}

/** Over a part's program, which holds nothing between two calls: any number of sessions share one. */
export class CoreMachine implements Machine {
  readonly #core: Core<SessionExports>;
  readonly #rules: readonly number[];

  constructor(core: Core<SessionExports>, rules: SessionRulesWords) {
    this.#core = core;
    const writer: Writer = [];
    writeSessionRulesWords(writer, rules);
    this.#rules = writer;
  }

  open(kept?: Int32Array): Int32Array {
    const { words, exports } = this.#core;
    words.fill(0, 0, sessionWords);
    // One of another length is none of ours.
    if (kept?.length === sessionWords) words.set(kept);
    words.set(this.#rules, sessionWords);
    exports.cm_session_open();
    return this.#taken();
  }

  step(state: Int32Array, event: readonly number[]): Stepped {
    const { words, exports } = this.#core;
    words.set(state);
    words.set(event, sessionWords);
    exports.cm_session_step();
    const behind = this.#core.words.subarray(sessionWords);
    const decision = readSessionDecision(new Reader(behind, behind.length));
    return { state: this.#taken(), decision };
  }

  #taken(): Int32Array {
    const state = this.#core.words.slice(0, sessionWords);
    this.#core.words.fill(0, 0, sessionWords);
    return state;
  }
}
