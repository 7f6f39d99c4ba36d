/** After every call of the table nothing of a code is in the memory of any part: its whole is searched. Run by who imports it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { givenOf, outcomeOf, readAll, type Subject } from './calls/call.ts';
import type { Surface } from './calls/subjects.ts';
import { newCanary, Search } from './canary.ts';

/** Every memory that a part has, and had before it grew. */
export type Memories = () => readonly ArrayBuffer[];

let surface: Surface;
let memories: Memories;

/** Lets the tests of this file search these memories. */
export function searchThrough(load: () => Promise<{ surface: Surface; memories: Memories }>): void {
  before(async () => {
    ({ surface, memories } = await load());
  });
}

const canary = newCanary();
const search = new Search(canary);

const pageBytes = 4096;
/** What each memory was when it was last searched: what has not changed since is not searched again. */
const seen = new WeakMap<ArrayBuffer, Buffer>();

/** Pages that have changed, with as much of their neighbours as a piece is long. */
function leftIn(memory: ArrayBuffer): string[] {
  const now = Buffer.from(memory);
  const before = seen.get(memory) ?? Buffer.alloc(now.length);
  const found: string[] = [];
  for (let at = 0; at < now.length; at += pageBytes) {
    const page = now.subarray(at, at + pageBytes);
    if (page.equals(before.subarray(at, at + pageBytes))) continue;
    found.push(...search.inBytes(now.subarray(Math.max(0, at - 64), at + pageBytes + 64)));
  }
  // What was found is found again.
  if (found.length === 0) seen.set(memory, Buffer.concat([now]));
  return found;
}

const left = () => memories().flatMap(leftIn);

test('the search sees what is left', () => {
  assert.ok(memories().length >= 4);
  const memory = memories().at(-1) as ArrayBuffer;
  const place = new Uint8Array(memory, memory.byteLength - 64, 32);
  place.set(Buffer.from(canary.code, 'utf16le'));
  assert.notDeepEqual(left(), []);
  place.fill(0);
  assert.deepEqual(left(), []);
});

/** The parts themselves: what stands around them has no memory but theirs. */
const parts = [
  'Checker',
  'Guiding',
  'Cardmend',
  'Sessions',
  'Session',
  'Run',
  './schema',
  './field',
  './lists',
];

for (const name of parts)
  test(`nothing is left in memory: ${name}`, async () => {
    const given = givenOf(canary);
    const { make, calls, end } = surface.subjects.find(subject => subject.name === name) as Subject;
    const it = await make(given);
    const wrongs: string[] = [];
    for (const [key, rows] of Object.entries(calls)) {
      for (const [i, call] of (rows as never[]).entries()) {
        const { value } = await outcomeOf(call, it, given);
        if (wrongs.length === 0 && left().length > 0) wrongs.push(`${key} ${i}`);
        readAll(value);
        if (wrongs.length === 0 && left().length > 0) wrongs.push(`${key} ${i}, when its result is read`);
      }
    }
    await end?.(it);
    assert.deepEqual(wrongs, []);
    surface.wipe();
    assert.deepEqual(left(), []);
  });
