/** The core's session as a function: a state and an event give a state and what to do. */
import {
  readSessionDecision,
  sessionEventKind,
  sessionEventNow,
  sessionStateAt,
  sessionWords,
} from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';
import { count } from './count.ts';

export type DecisionWords = ReturnType<typeof readSessionDecision>;

/** Words of an event, and where they go; all others are 0. Its time is set when it is stepped: one that is stepped again on a
 * newer state is no older than that. */
export type Step = readonly (readonly [at: number, words: ArrayLike<number>])[];

export interface Machine {
  /**
   * A state to go on with.
   *
   * @param kept words of a state, or of anything: then it is a fresh one, as without
   */
  open(kept?: Int32Array): Int32Array;
  /** Moves the state on: it is changed in its place, as an array of its length for each event costs more than the event. */
  step(state: Int32Array, step: Step): DecisionWords;
}

/** Beyond what the core takes for a moment. */
const mostTime = 2 ** 53;
const stateEnd = sessionStateAt + sessionWords;

/**
 * Over a part's program, which holds nothing between two calls: any number of sessions share one.
 *
 * @param platform an index of `platformIds`
 */
export function machineOf(core: Core<SessionExports>, platform: number, now: () => number): Machine {
  return {
    open(kept) {
      const { words } = core;
      words.fill(0, sessionStateAt, stateEnd);
      // One of another length is none of ours.
      if (kept?.length === sessionWords) words.set(kept, sessionStateAt);
      core.exports.cm_session_open(platform);
      return words.slice(sessionStateAt, stateEnd);
    },
    step(state, step) {
      const { words } = core;
      const doubles = new Float64Array(words.buffer, words.byteOffset, sessionStateAt / 2);
      words.fill(0, sessionEventKind, sessionStateAt);
      for (const [at, some] of step) words.set(some, at);
      words.set(state, sessionStateAt);
      doubles[sessionEventNow] = count(now(), mostTime);
      core.exports.cm_session_step();
      state.set(words.subarray(sessionStateAt, stateEnd));
      return readSessionDecision(words, doubles);
    },
  };
}
