// A hub's entries in a list's log: each once, whatever dies when, and each publisher's word its own.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cardOf } from '../../bindings/js/hub/card.ts';
import type { Report } from '../../bindings/js/hub/entry.ts';
import { subscribe } from '../../bindings/js/hub/subscriber.ts';
import { FollowedLog } from '../../bindings/lists/follow.ts';
import { loadFollowed } from '../../bindings/lists/followed.ts';
import { locked } from '../../bindings/lists/lock.ts';
import { logLength, readLog } from '../../bindings/lists/log.ts';
import type { PublisherError } from '../../bindings/lists/trouble.ts';
import { root } from '../../tools/build/paths.ts';
import { newParty, noLimit, type Party, publicKeys, signedEntry, writeKeys } from '../hub/parties.ts';
import { post, until, withHub } from '../hub/support.ts';
import { codeOf, codes, newFolder, newList, type TestList } from './support.ts';

/** Sends entries of a publisher: what is said of a code, by its number. */
class Reporter {
  #number = 0;
  readonly #party: Party;
  readonly #address: string;
  readonly #own: TestList;
  /** What it said, as the list's log will have it. */
  readonly said: string[] = [];

  constructor(party: Party, address: string, own: TestList) {
    this.#party = party;
    this.#address = address;
    this.#own = own;
  }

  async say(numbers: readonly number[], more: Partial<Report> = {}): Promise<void> {
    const settings = JSON.parse(readFileSync(this.#own.places.settings, 'utf8'));
    const entries = [];
    for (const i of numbers) {
      const card = await cardOf(settings, codeOf(i));
      assert.ok(card);
      this.#number += 1;
      entries.push(signedEntry(this.#party, this.#number, { ...card, ...more }));
      this.said.push(`${more.kind ?? 'block'} ${more.list === undefined ? card.hash : '-'}`);
    }
    const answers = await post(this.#address, entries);
    assert.ok(
      answers.every(({ answer }) => answer === 'added'),
      JSON.stringify(answers.at(-1)),
    );
  }
}

const logOf = ({ places }: TestList) =>
  readLog(places.log, 0, 1e6).map(
    ({ withdrawn, hash }) =>
      `${withdrawn ? 'withdraw' : 'block'} ${Buffer.from(hash).toString('hex').slice(0, 12)}`,
  );

/** Follows until the log has so many of the hub's entries. */
async function follow(own: TestList, hub: string, parties: readonly Party[], number: number): Promise<void> {
  const store = new FollowedLog(own.places, new Map(parties.map(({ id, name }) => [id, name])));
  const subscription = subscribe({ hub, store, publishers: publicKeys(parties) });
  await until(() => subscription.standing.number === number, `entry ${number}`);
  await subscription.stop();
}

test('a report in the hub is in the next version of the list, under the name of who made it', async () => {
  const own = newList();
  await own.add(codes(0, 2), { publisher: 'A' });
  const [a, b] = [newParty('A'), newParty('B')];
  await withHub([a, b], async hub => {
    const [fromA, fromB] = [a, b].map(party => new Reporter(party, hub.address, own)) as [Reporter, Reporter];
    await fromA.say([5, 6]);
    await fromB.say([6, 7], { reason: 'unpaid' });
    // Of another list, and of nobody's card here.
    await fromB.say([8], { list: 'f'.repeat(32) });
    await follow(own, hub.address, [a, b], 5);
    await own.publish();
    const list = await own.open();
    const answers = async () => {
      await list.update();
      const asked = await Promise.all([0, 5, 6, 7, 8].map(i => list.ask(codeOf(i))));
      return asked.map(said => (said.answer === 'blocked' ? said.entry.publisher : '-')).join('');
    };
    assert.equal(await answers(), 'AAAB-');
    // What A takes back in the hub is what it said, here or there; B's word stands.
    await fromA.say([5, 6], { kind: 'withdraw' });
    await follow(own, hub.address, [a, b], 7);
    await own.publish();
    assert.equal(await answers(), 'A-BB-');
    assert.equal(logLength(own.places.log), 2 + 6);
  });
});

test('a publisher who becomes known later is taken from its first entry, and the others not again', async () => {
  const own = newList();
  const [a, b, c] = [newParty('A'), newParty('B'), newParty('C')];
  await withHub([a, b, c], async hub => {
    const [fromA, fromB, fromC] = [a, b, c].map(one => new Reporter(one, hub.address, own)) as [
      Reporter,
      Reporter,
      Reporter,
    ];
    await fromA.say([1, 2]);
    await fromB.say([3]);
    await fromC.say([4]);
    await follow(own, hub.address, [a], 4);
    assert.deepEqual(logOf(own), fromA.said);
    await fromA.say([5]);
    await follow(own, hub.address, [a, b], 5);
    await follow(own, hub.address, [a, b, c], 5);
    assert.deepEqual(logOf(own), [
      ...fromA.said.slice(0, 2),
      ...fromB.said,
      ...fromA.said.slice(2),
      ...fromC.said,
    ]);
  });
});

test('what a crash left between the position and the log is written by whoever comes next, once', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  const a = newParty('A');
  await withHub([a], async hub => {
    const reporter = new Reporter(a, hub.address, own);
    await reporter.say([5, 6, 7]);
    await follow(own, hub.address, [a], 3);
    const whole = readFileSync(own.places.log);
    assert.equal(whole.length, 6 * 32);
    // Nothing of it was written, or half a record, or all but the last byte; or a disk kept the length and lost what was in it.
    for (const left of [3 * 32, 3 * 32 + 13, 5 * 32, 6 * 32 - 1]) {
      truncateSync(own.places.log, left);
      await locked(own.places, async () => {});
      assert.deepEqual(readFileSync(own.places.log), whole, String(left));
    }
    writeFileSync(own.places.log, Buffer.concat([whole.subarray(0, 4 * 32), Buffer.alloc(64)]));
    await own.publish().catch(() => {});
    await locked(own.places, async () => {});
    assert.deepEqual(readFileSync(own.places.log), whole);
    // What came behind it stays.
    await own.add(codes(8, 9));
    await locked(own.places, async () => {});
    assert.equal(logLength(own.places.log), 7);
    assert.deepEqual(readFileSync(own.places.log).subarray(0, 6 * 32), whole);
    // A log that was put back from an older copy is told.
    truncateSync(own.places.log, 2 * 32);
    await assert.rejects(
      locked(own.places, async () => {}),
      (error: PublisherError) => error.trouble === 'log-altered',
    );
    writeFileSync(own.places.followed, '{"position":{}}');
    await assert.rejects(
      locked(own.places, async () => {}),
      (error: PublisherError) => error.trouble === 'state-altered',
    );
  });
});

const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** The command as a person starts it. */
function command(...words: string[]) {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'list', 'follow', ...words], {
    env: { PATH: process.env.PATH, LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<number | null>(done => child.on('close', done));
  return { child, ended, said: () => said };
}

test('a follower that is killed again and again has every entry once, and publishes them', async () => {
  const own = newList();
  const a = newParty('A');
  const keys = join(newFolder(), 'keys.json');
  writeKeys(keys, [a], noLimit);
  await withHub([a], async hub => {
    const reporter = new Reporter(a, hub.address, own);
    const words = [own.places.folder, '--hub', hub.address, '--publishers', keys];
    let number = 0;
    const more = async (count: number) => {
      await reporter.say(Array.from({ length: count }, (_, i) => number + i));
      number += count;
    };
    for (let kill = 0; kill < 5; ++kill) {
      const before = loadFollowed(own.places)?.position.number ?? 0;
      const running = command(...words);
      const sending = (async () => {
        for (let i = 0; i < 40; ++i) await more(7);
      })();
      await until(() => (loadFollowed(own.places)?.position.number ?? 0) > before, 'it takes', 60_000);
      await sleep(kill * 3);
      running.child.kill('SIGKILL');
      await sending;
      await running.ended;
    }
    const last = command(...words, '--publish', '60');
    await until(() => last.said().includes('Version 1: '), 'it publishes', 60_000);
    last.child.kill('SIGINT');
    assert.equal(await last.ended, 0, last.said());
    assert.deepEqual(logOf(own), reporter.said);
    assert.match(last.said(), new RegExp(`Version 1: ${number} entries`));
    const list = await own.open({ now: Date.now });
    assert.equal((await list.ask(codeOf(number - 1))).answer, 'blocked');
  });
});

test('a version that cannot be written is told, and following goes on until it is ended', async () => {
  const own = newList();
  const keys = join(newFolder(), 'keys.json');
  writeKeys(keys, [newParty('A')], noLimit);
  rmSync(own.places.public, { recursive: true });
  writeFileSync(own.places.public, '');
  await withHub([], async hub => {
    const words = ['--hub', hub.address, '--publishers', keys];
    const once = command(own.places.folder, ...words, '--once', '--publish', '60');
    const running = command(own.places.folder, ...words, '--publish', '60');
    assert.equal(await once.ended, 1);
    await until(() => running.said().includes('run the command again'), 'it is told', 60_000);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0);
    for (const said of [once.said(), running.said()]) assert.doesNotMatch(said, /\n {4}at /);
  });
});

test('what cannot be followed is said in a line', async () => {
  const own = newList();
  const folder = newFolder();
  const keys = join(folder, 'keys.json');
  writeKeys(keys, [newParty('A')]);
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{}');
  const gone = ['--hub', 'http://127.0.0.1:9', '--publishers', keys];
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [[own.places.folder, '--publishers', keys], 2, /--hub/],
    [[own.places.folder, '--hub', 'there', '--publishers', keys], 2, /--hub/],
    [[own.places.folder, '--hub', 'http://127.0.0.1:9'], 2, /--publishers/],
    [[own.places.folder, ...gone, '--publish', '0'], 2, /--publish/],
    [[own.places.folder, '--hub', 'http://127.0.0.1:9', '--publishers', bad], 1, /bad\.json cannot be used/],
    [[folder, ...gone], 1, /no list in this folder/],
    [[own.places.folder, ...gone, '--once'], 1, /does not answer/],
  ];
  const ran = await Promise.all(
    cases.map(async ([words]) => {
      const running = command(...words);
      return { status: await running.ended, said: running.said() };
    }),
  );
  for (const [i, [words, status, says]] of cases.entries()) {
    assert.equal(ran[i]?.status, status, `${words.join(' ')}: ${ran[i]?.said}`);
    assert.match(ran[i]?.said ?? '', says);
    assert.doesNotMatch(ran[i]?.said ?? '', /\n {4}at /);
  }
});
