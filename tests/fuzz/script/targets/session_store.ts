/** What a store gives back in the place of what a session wrote there. */
import assert from 'node:assert/strict';
import { readRecord, recordText } from '../../../../bindings/js/session/record.ts';
import { loadSessions, type SessionStore } from '../../../../dist/session.js';
import { bytesOfText, type MakeTarget, textOf } from '../target.ts';

const now = 1_760_000_000_000;

/** The same each time. */
const random = <T extends ArrayBufferView>(array: T): T => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes.forEach((_, i) => {
    bytes[i] = (37 * i + 11) & 0xff;
  });
  return array;
};

/** The texts that sessions write as they go. */
async function written(sessions: Awaited<ReturnType<typeof loadSessions>>): Promise<string[]> {
  const texts = new Set<string>();
  const store: SessionStore = { read: () => null, write: (_, text) => void texts.add(text) };
  let clock = now;
  const session = await sessions.session({ platform: 'jd', store, now: () => clock, random });
  await session.input({ code: '3F2A90BC77DEA41B', number: '', verdict: 'valid' });
  for (const type of ['submit', 'tick', 'leave', 'ask'] as const) {
    clock += 1000;
    await session.commit({ type } as never);
  }
  session.close();
  return [...texts];
}

export const target: MakeTarget = async () => {
  const sessions = await loadSessions();
  const texts = await written(sessions);
  assert.ok(texts.length > 0);
  let turn = 0;
  return {
    seeds: texts.map(bytesOfText),
    isJson: false,
    async run(input) {
      const text = textOf(input);
      const record = readRecord(text);
      if (record === undefined) return;
      assert.equal(recordText(record), text, 'a text that nobody writes');
      // The core reads the state: a session of it is opened once in a while.
      turn += 1;
      if (turn % 8 !== 0) return;
      const kept = new Map<string, string>();
      const store: SessionStore = {
        read: key => kept.get(key) ?? text,
        write: (key, next) => void kept.set(key, next),
      };
      const session = await sessions.session({ platform: 'jd', store, now: () => now });
      const { decision } = await session.commit({ type: 'tick' } as never).then(() => session);
      assert.equal(typeof decision.phase, 'string');
      for (const next of kept.values()) assert.ok(readRecord(next));
      session.close();
    },
  };
};
