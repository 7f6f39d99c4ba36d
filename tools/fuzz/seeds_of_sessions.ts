/** The vectors of sessions as events of the target `session`, and as moves of `bindings`. */
import { platformIds } from '../../build/generated/ts/keys.ts';
import { answerMeanings, sessionEvents, transportFailures } from '../../build/generated/ts/session.ts';
import { type Bytes, byteFor, indexIn } from './seed_bytes.ts';
import { casesOf, type SessionCase, type SessionStep } from './seed_cases.ts';

/** As read_said() of tests/fuzz/targets/session.cpp reads it. */
function said(value: number): Bytes {
  if (value >= -1 && value < 7) return [value + 1];
  if (value > 0 && value < 64_000 && value % 1_000 === 0) return [128 + value / 1_000];
  return [192, value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
}

/** As pass() reads it. */
const passed = (ms: number): number =>
  byteFor(ms, byte =>
    byte < 128 ? byte * 100 : byte < 192 ? (byte - 127) * 60_000 : byte < 250 ? -(byte - 191) * 10_000 : 1e12,
  );

const named = (words: readonly string[], word: string | undefined, otherwise: string) =>
  indexIn(words, word ?? otherwise);

/** As read_event() reads it. Vectors say of no answer which call it follows: of whichever is under way. */
function eventOf(step: SessionStep): Bytes {
  const head = [
    passed(step.after ?? 0),
    indexIn(sessionEvents, step.event),
    // Of four tabs.
    (step.tab ?? 1) % 4,
  ];
  switch (step.event) {
    case 'input':
      return [...head, (step.card ?? 0) % 16, Number(step.ready ?? false)];
    case 'verify':
      return [...head, (step.answer ?? 0) % 8];
    case 'failure':
      return [...head, ...said(0), ...said(named(transportFailures, step.failure, 'time-out'))];
    case 'answer': {
      const { triesLeft, accountTriesLeft, wait, stepLife, resend, arrival } = step;
      const numbers = [triesLeft, accountTriesLeft, wait, undefined, stepLife, resend, arrival];
      const told = numbers.flatMap(number => (number === undefined ? [0] : [1, ...said(number)]));
      return [...head, ...said(0), named(answerMeanings, step.means, 'unsure'), ...told];
    }
    default:
      return head;
  }
}

const cases = () => casesOf<SessionCase>('session');

/** The platform's own rules, then one event behind the other. */
export const sessionSeeds = (): readonly Bytes[] =>
  cases().map(({ platform, steps }) => [indexIn(platformIds, platform), 1, ...steps.flatMap(eventOf)]);

/** The unit of a move's time. */
const moveMs = 781;

/** What SessionWorld::make() does of a move: what, luck, fate. What a server says is the model's, by fate. */
function moveOf({
  event,
  answer,
  failure,
  means,
  after = 0,
}: SessionStep): readonly [number, number, number] {
  switch (event) {
    case 'input':
      return [0, 2, 0];
    case 'submit':
      return [4, 1, 0];
    case 'verify':
      return [5, answer === 1 ? 0 : 1, 0];
    case 'resend':
    case 'ask':
      return [7, Number(event === 'ask'), 0];
    case 'answer':
      return [8, 0, means === 'locked' ? 5 : means === 'busy' || means === 'slow-down' ? 1 : 2];
    case 'failure':
      return [8, 0, 4 * named(transportFailures, failure, 'time-out')];
    case 'restart':
      return [12, 0, 0];
    case 'leave':
      return [15, 0, 0];
    case 'tick':
      // The clock is set back, or it is a little later, or as late as the session waits for.
      return [14, after < 0 ? 0 : after <= 255 * moveMs ? 3 : 4, 0];
    default:
      return [13, event === 'signed-in' ? 0 : event === 'hidden' ? 3 : 1, 0];
  }
}

export const bindingSeeds = (): readonly Bytes[] =>
  cases().map(({ platform, steps }) => [
    indexIn(platformIds, platform),
    ...steps.flatMap(step => {
      const [what, luck, fate] = moveOf(step);
      const tab = (step.tab ?? 1) > 1 ? 5 : 0;
      const ms = Math.min(255, Math.ceil(Math.max(0, step.after ?? 0) / moveMs));
      return [what, tab, (step.card ?? 0) & 255, luck, fate, ms];
    }),
  ]);
