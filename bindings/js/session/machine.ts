/** The core's session as a function: a state and an event give a state and what to do. */
import { readSessionDecision, sessionEventNow, sessionWords } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';

export type DecisionWords = ReturnType<typeof readSessionDecision>;

/** An event as `writeSessionEvent` makes it, but for its time, which is set when it is stepped: one that is stepped again on a
 * newer state is no older than that. */
export type Step = readonly number[];

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

/** Times that the core can count with: whole, and from 1970 on. */
const timeOf = (now: unknown): number =>
  typeof now === 'number' && now >= 0 && now < 2 ** 53 ? Math.floor(now) : 0;

/**
 * Over a part's program, which holds nothing between two calls: any number of sessions share one.
 *
 * @param platform an index of `platformIds`
 */
export function machineOf(core: Core<SessionExports>, platform: number, now: () => number): Machine {
  /** The views of the state, and of what the core decided; made anew where the memory has grown. */
  let words: Int32Array | undefined;
  let stepped!: Int32Array;
  let beside!: Int32Array;
  let doubles!: Float64Array;
  return {
    open(kept) {
      core.words.fill(0, 0, sessionWords);
      // One of another length is none of ours.
      if (kept?.length === sessionWords) core.words.set(kept);
      core.exports.cm_session_open(platform);
      return core.words.slice(0, sessionWords);
    },
    step(state, step) {
      if (words !== core.words) {
        ({ words } = core);
        stepped = words.subarray(0, sessionWords);
        beside = words.subarray(sessionWords);
        doubles = new Float64Array(words.buffer, beside.byteOffset, 16);
      }
      words.set(state);
      for (let i = 0; i < step.length; ++i) beside[i] = step[i] as number;
      doubles[sessionEventNow] = timeOf(now());
      core.exports.cm_session_step();
      state.set(stepped);
      return readSessionDecision(beside, doubles);
    },
  };
}
