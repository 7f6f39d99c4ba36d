/** What crosses for a session: events in, decisions out, behind them the state, which is words of the core's own. */
import { type Block, double, type Field, mostWords, named, unsigned, word } from './fields.ts';

/** How many words the state takes: src/include/cardmend/session.h says the same. */
export const sessionWords = 320;

const id = (name: string): Field => ({ kind: 'words', name, count: 4 });
const digest = (name: string): Field => ({ kind: 'words', name, count: 2 });

export const sessionEvent: Block = {
  name: 'SessionEvent',
  type: 'SessionEvent',
  doc: 'Something that happened: indices of the words of a session, -1 for numbers that were not said.',
  fields: [
    word('kind'),
    unsigned('tab'),
    word('call'),
    word('ready'),
    double('now'),
    digest('card'),
    digest('answer'),
    id('intent'),
    id('key'),
    word('failure'),
    word('means'),
    word('triesLeft', 'tries_left'),
    word('accountTriesLeft', 'account_tries_left'),
    word('waitMs', 'wait_ms'),
    word('step'),
    word('stepLifeMs', 'step_life_ms'),
    word('resendMs', 'resend_ms'),
    word('arrival'),
  ],
};

export const sessionDecision: Block = {
  name: 'SessionDecision',
  type: 'SessionDecision',
  doc: 'What to do now: bit n of `may` for `sessionMoves[n]`, times in ms since 1970.',
  fields: [
    named('phase', 'sessionPhases'),
    named('send', 'sessionSends'),
    word('may'),
    named('why', 'sessionReasons'),
    named('step', 'verificationSteps'),
    named('arrival', 'arrivals'),
    word('attemptsLeft', 'attempts_left'),
    word('accountAttemptsLeft', 'account_attempts_left'),
    word('verifyTriesLeft', 'verify_tries_left'),
    word('attempts'),
    word('otherCodes', 'other_codes'),
    word('timeouts'),
    word('sinceLastMs', 'since_last_ms'),
    word('call'),
    id('intent'),
    id('key'),
    double('until'),
    double('wakeAt', 'wake_at'),
    double('stepUntil', 'step_until'),
    double('resendAt', 'resend_at'),
    double('offPeakAt', 'off_peak_at'),
  ],
};

/** A whole double each. */
const evenWords = (block: Block) => 2 * Math.ceil(mostWords(block) / 2);

/** A decision, an event and a state lie behind each other: SessionTurn of src/include/cardmend/session.h. */
export const sessionEventAt = evenWords(sessionDecision);
export const sessionStateAt = sessionEventAt + evenWords(sessionEvent);

export const blocks: readonly Block[] = [sessionEvent, sessionDecision];
