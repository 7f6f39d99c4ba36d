// A hub whose disk is full or bad at each write of its log: it says so in a sentence, or answers `not-kept`; what it has acknowledged
// is there when the disk is well again, and all that it has not can be sent again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Envelope } from '../../../bindings/js/lists/envelope.ts';
import { root } from '../../../tools/build/paths.ts';
import { newParty, noLimit, signedEntry, writeKeys } from '../../hub/parties.ts';
import { headOf, post, startHub } from '../../hub/support.ts';
import { type DiskFault, heard, makeFailingDisk, nths } from './failing_disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-hub-disk-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const disk = makeFailingDisk(folder);
const party = newParty('A');

/** @returns the numbers that were acknowledged */
async function sendAll(address: string, entries: readonly Envelope[]): Promise<number[]> {
  const kept: number[] = [];
  for (const [i, entry] of entries.entries()) {
    const body = JSON.stringify(entry);
    const response = await fetch(`${address}/entries`, { method: 'POST', body });
    if (response.status === 200) {
      const { answers } = (await response.json()) as { answers: { answer: string }[] };
      if (answers[0]?.answer === 'added' || answers[0]?.answer === 'same') kept.push(i + 1);
    } else {
      assert.equal(response.status, 503);
      assert.deepEqual(await response.json(), { trouble: 'not-kept' });
    }
  }
  return kept;
}

async function run(fault: DiskFault, nth: number, at: string, keys: string, entries: readonly Envelope[]) {
  const words = ['hub', '--data', at, '--keys', keys, '--port', '0', '--json', '--locale', 'en'];
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words], {
    env: { PATH: process.env.PATH, ...disk.env(fault, nth, 'hub.db') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>(done => child.on('close', done));
  const address = await new Promise<string | undefined>(done => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /"address":"([^"]+)"/.exec(text)?.[1];
      if (found !== undefined) done(found);
    });
    void ended.then(() => done(undefined));
  });
  try {
    const kept = address === undefined ? [] : await sendAll(address, entries);
    if (address !== undefined) child.kill('SIGTERM');
    return { kept, began: address !== undefined, status: await ended, ...heard(stderr) };
  } finally {
    child.kill('SIGKILL');
  }
}

for (const fault of ['FULL', 'BAD'] as const)
  test(`a hub's log: ${fault} at each write`, async () => {
    let last = true;
    for (const nth of nths) {
      const at = mkdtempSync(join(folder, 'log-'));
      const keys = join(at, 'keys.json');
      writeKeys(keys, [party], noLimit);
      const entries = Array.from({ length: 6 }, (_, i) => signedEntry(party, i + 1));
      const { kept, began, status, said, struck } = await run(fault, nth, at, keys, entries);
      const where = `${fault} ${nth}: ${said}`;
      last = struck;
      assert.doesNotMatch(said, /\n {4}at |node:internal/, where);
      if (!began) {
        assert.equal(status, 1, where);
        assert.match(said, /cannot be written \(SQLITE_(FULL|IOERR)/, where);
      } else assert.equal(status, 0, where);
      // The disk is well again.
      const hub = await startHub(at, keys);
      try {
        const { number } = await headOf(hub.address);
        assert.ok(number >= kept.length, `${where}: ${number} of ${kept.length} are left`);
        for (const [i, entry] of entries.entries()) {
          const [answer] = await post(hub.address, entry);
          const there = kept.includes(i + 1);
          assert.ok(
            answer?.answer === 'same' || (answer?.answer === 'added' && !there),
            `${where}: ${i + 1}`,
          );
        }
        assert.equal((await headOf(hub.address)).number, entries.length, where);
      } finally {
        hub.child.kill('SIGTERM');
        assert.equal(await hub.ended, 0, where);
      }
      rmSync(at, { recursive: true });
      if (!struck) break;
    }
    assert.ok(!process.env.CARDMEND_EVERY_WRITE || !last, 'there are more writes');
  });
