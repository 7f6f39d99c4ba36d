/** How a decision of the session stands on the page: in which step, what is under way, what holds a press up. */
import type { Decision } from 'cardmend/session';

export type Step = 'code' | 'verify' | 'done';
export type Busy = 'start' | 'confirm' | 'resend' | 'asking';

/** Why a press does nothing, or what was wrong with the last one. */
export interface Hold {
  readonly why: Decision['why'];
  /** When that ends by itself, in ms since 1970; 0 if it does not. */
  readonly until: number;
  /** In words, with the time. */
  readonly message: string;
  /** A press does nothing now. */
  readonly blocks: boolean;
}

type Phase = Decision['phase'];

const busyPhases: Partial<Record<Phase, Busy>> = {
  starting: 'start',
  confirming: 'confirm',
  resending: 'resend',
  asking: 'asking',
};

export const busyIn = (phase: Phase): Busy | null => busyPhases[phase] ?? null;

/** In these phases something was sent whose answer may be lost. */
export const unheardOf = (phase: Phase): boolean =>
  phase === 'starting' || phase === 'confirming' || phase === 'resending';

/** `before`: a question is asked in the step in which it is. */
export function stepIn({ phase, step }: Decision, before: Step): Step {
  switch (phase) {
    case 'verifying':
    case 'confirming':
    case 'resending':
      return 'verify';
    case 'bound':
    case 'pending':
      return 'done';
    case 'asking':
    case 'unsure':
      if (step !== 'none') return 'verify';
      return before === 'done' ? 'done' : 'code';
    default:
      return 'code';
  }
}

/** What the form says of itself, and what the button says of what is under way. */
const saidElsewhere: readonly Decision['why'][] = [
  ...(['none', 'empty', 'incomplete', 'in-flight', 'unsure', 'bound', 'pending'] as const),
];

export function holdOf({ phase, why, until, may, message }: Decision): Hold | null {
  if (saidElsewhere.includes(why)) return null;
  const free = phase === 'verifying' ? may.verify : may.submit;
  return { why, until, message, blocks: !free };
}
