// The sequences of tests/vectors/session in wasm, alone and in the whole: each decision is the native one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { platformIds } from '#tables/keys.ts';
import { answerMeanings, sessionEvents, transportFailures } from '#tables/session.ts';
import {
  maxWords,
  readSessionDecision,
  sessionEventAnswer,
  sessionEventCard,
  sessionEventFailure,
  sessionEventIntent,
  sessionEventKey,
  sessionEventKind,
  sessionEventNow,
  sessionStateAt,
  sessionWords,
} from '#tables/wire.ts';
import { root } from '../../tools/build/paths.ts';
import type { SessionCase, SessionStep } from '../../tools/fuzz/seed_cases.ts';
import { cases, nativeAnswers } from './vectors.ts';

interface Program {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  cm_output(): number;
  cm_session_open(platform: number): void;
  cm_session_step(): void;
}

/** As in tests/native/session/session_test.cpp. */
const begin = 1_700_013_600_000;

const at = (words: readonly string[], word: string | undefined, otherwise: string): number =>
  words.indexOf(word ?? otherwise);

/** The words of a session's event, in the places that the core reads. */
function writeEvent(words: Int32Array, step: SessionStep, now: number, number: number): void {
  words.fill(0, sessionEventKind, sessionStateAt);
  words.set(
    [at(sessionEvents, step.event, 'tick'), step.tab ?? 1, 0, Number(step.ready ?? false)],
    sessionEventKind,
  );
  words.set([step.card ?? 0], sessionEventCard);
  words.set([step.answer ?? 0], sessionEventAnswer);
  words.set([number, 1, 2, 3], sessionEventIntent);
  words.set([number, 4, 5, 6], sessionEventKey);
  words.set(
    [
      at(transportFailures, step.failure, 'time-out'),
      at(answerMeanings, step.means, 'unsure'),
      step.triesLeft ?? -1,
      step.accountTriesLeft ?? -1,
      step.wait ?? -1,
      -1,
      step.stepLife ?? -1,
      step.resend ?? -1,
      step.arrival ?? -1,
    ],
    sessionEventFailure,
  );
  new Float64Array(words.buffer, words.byteOffset)[sessionEventNow] = now;
}

const from = (time: number, now: number): number => (time === 0 ? 0 : time - now);

function told(words: Int32Array, now: number) {
  const one = readSessionDecision(words, new Float64Array(words.buffer, words.byteOffset));
  return {
    phase: one.phase,
    send: one.send,
    may: one.may,
    intent: one.intent[0],
    why: one.why,
    arrival: one.arrival,
    untilIn: from(one.until, now),
    wakeIn: from(one.wakeAt, now),
    stepIn: from(one.stepUntil, now),
    resendIn: from(one.resendAt, now),
    offPeak: one.offPeakAt !== 0,
    attemptsLeft: one.attemptsLeft,
    accountAttemptsLeft: one.accountAttemptsLeft,
    verifyTriesLeft: one.verifyTriesLeft,
  };
}

function answer({ platform, steps }: SessionCase, program: Program) {
  const words = new Int32Array(program.memory.buffer, program.cm_output(), maxWords);
  words.fill(0, sessionStateAt, sessionStateAt + sessionWords);
  program.cm_session_open(platformIds.indexOf(platform));
  let now = begin;
  return steps.map((step, i) => {
    now += step.after ?? 0;
    writeEvent(words, step, now, i + 1);
    program.cm_session_step();
    return told(words, now);
  });
}

for (const file of ['cardmend-session.wasm', 'cardmend.wasm']) {
  test(`${file}: every sequence of events is decided as natively`, async () => {
    const { instance } = await WebAssembly.instantiate(readFileSync(join(root, 'dist', file)), {
      env: { emscripten_notify_memory_growth: () => {} },
    });
    const program = instance.exports as unknown as Program;
    program._initialize();
    const all = cases<SessionCase>('session');
    const native = nativeAnswers('session');
    assert.equal(all.length, native.length);
    all.forEach((one, i) => {
      assert.deepEqual(answer(one, program), JSON.parse(native[i] ?? ''), one.name);
    });
  });
}
