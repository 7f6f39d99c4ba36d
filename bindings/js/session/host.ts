/** What a run asks of its session, which loads it. */
import type { Failure } from '../explain/types.ts';
import type { Rules } from './rules.ts';
import type { CardSent, GatewayOptions, Transport } from './transport.ts';
import type { Decision, Run, RunOptions, SessionEvent } from './types.ts';

/** Hears every decision, and whose event it followed. */
export type Sender = (decision: Decision, by: object | undefined) => void;

export interface SessionHost {
  readonly rules: Rules;
  readonly decision: Decision;
  readonly now: () => number;
  /** The last trouble. */
  failure: Failure | null;
  /** The run that sends, while there is one. */
  sender: Sender | undefined;
  /** A card that is to be sent stands in the form, whether or not the page has said so. */
  holds(card: CardSent): void;
  /** The key of an answer: the same for the same answer to the same attempt. */
  answerKey(answer: string): string;
  /** An event that needs no newest state, or `leave`. */
  dispatch(event: SessionEvent): Decision;
  /** Commits an event of this run. */
  commitFor(event: SessionEvent, by: object | undefined): Promise<Decision>;
}

/** What the file that sends is to who loads it. */
export interface RunnerModule {
  /** The gateway's transport, which is needed with it. */
  gatewayOver(options: GatewayOptions): Transport;
  runnerOf(session: SessionHost, transport: Transport, options: RunOptions): Run;
}
