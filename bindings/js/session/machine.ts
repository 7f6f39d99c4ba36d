/** The core's session as a function: a state and an event give a state and what to do. */
import { readSessionDecision, sessionEventNow, sessionWords } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';

export type DecisionWords = ReturnType<typeof readSessionDecision>;

/** An event as words, but for its time, which is set when it is stepped: one that is stepped again on a newer state is no older
 * than that. */
export interface Step {
  readonly words: Int32Array;
  /** The same words. */
  readonly doubles: Float64Array;
}

/** @param words as `writeSessionEvent` makes them */
export function stepOf(words: readonly number[]): Step {
  const block = new Int32Array(words);
  return { words: block, doubles: new Float64Array(block.buffer) };
}

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
  step(state: Int32Array, step: Step): Stepped;
}

/** Times that the core can count with: whole, and from 1970 on. */
const timeOf = (now: unknown): number =>
  typeof now === 'number' && now >= 0 && now < 2 ** 53 ? Math.floor(now) : 0;

/**
 * Over a part's program, which holds nothing between two calls: any number of sessions share one.
 *
 * @param platform an index of `platformIds`
 */
export function machineOf(core: Core<SessionExports>, platform: number, now: () => number): Machine {
  /** The views of what the core decided; made anew where the memory has grown. */
  let words: Int32Array | undefined;
  let beside!: Int32Array;
  let doubles!: Float64Array;
  const taken = () => core.words.slice(0, sessionWords);
  return {
    open(kept) {
      core.words.fill(0, 0, sessionWords);
      // One of another length is none of ours.
      if (kept?.length === sessionWords) core.words.set(kept);
      core.exports.cm_session_open(platform);
      return taken();
    },
    step(state, step) {
      if (words !== core.words) {
        ({ words } = core);
        beside = words.subarray(sessionWords);
        doubles = new Float64Array(words.buffer, beside.byteOffset, 16);
      }
      step.doubles[sessionEventNow] = timeOf(now());
      words.set(state);
      words.set(step.words, sessionWords);
      core.exports.cm_session_step();
      return { state: taken(), decision: readSessionDecision(beside, doubles) };
    },
  };
}
