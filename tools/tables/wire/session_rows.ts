/** What crosses for a session: the rules that it is opened with, events in, decisions out. Its state is words of the core's own. */
import { type Field, type Row, time, unsigned, word } from './fields.ts';

/** How many words the state takes: src/include/cardmend/session.h says the same. */
export const sessionWords = 320;

const id = (name: string): Field => ({ kind: 'words', name, count: 4 });
const digest = (name: string): Field => ({ kind: 'words', name, count: 2 });
const words = (...names: string[]): readonly Field[] => names.map(name => word(name));

export const sessionRules: Row = {
  name: 'SessionRulesWords',
  doc: 'What a session keeps to where the server says nothing else; lengths in milliseconds, 0 for what is not known or does not end.',
  fields: [
    ...words('step', 'cardTries', 'accountTries', 'verifyTries', 'lockMs', 'stepLifeMs', 'resendMs'),
    ...words('paceFirstMs', 'paceFactor', 'paceMostMs', 'paceWindowMs', 'paceFree', 'leaseMs'),
    ...words('circuitFailures', 'circuitOpenMs', 'circuitFactor', 'circuitMostMs'),
    ...words('quietFrom', 'quietTo', 'arrival'),
  ],
};

export const sessionEvent: Row = {
  name: 'SessionEventWords',
  doc: 'Something that happened: indices of the words of a session, -1 for numbers that were not said.',
  fields: [
    word('kind'),
    unsigned('tab'),
    word('call'),
    time('now'),
    digest('card'),
    word('ready'),
    digest('answer'),
    id('intent'),
    id('key'),
    ...words('failure', 'means', 'triesLeft', 'accountTriesLeft', 'waitMs'),
    ...words('step', 'stepLifeMs', 'resendMs', 'arrival'),
  ],
};

export const sessionDecision: Row = {
  name: 'SessionDecision',
  type: 'SessionDecision',
  doc: 'What to do now: indices of the words of a session, bit n of `may` for `sessionMoves[n]`, times in ms since 1970.',
  fields: [
    ...words('phase', 'send', 'may', 'why', 'step', 'arrival'),
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
    time('until'),
    time('wakeAt', 'wake_at'),
    time('stepUntil', 'step_until'),
    time('resendAt', 'resend_at'),
    time('offPeakAt', 'off_peak_at'),
  ],
};
