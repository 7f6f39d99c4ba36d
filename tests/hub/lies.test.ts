// A hub that lies, stalls or repeats: each is told by its name, nothing false is applied, and nothing true is lost.
import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { firstLinkText, linkOf, linkText } from '../../bindings/js/hub/chain.ts';
import { type Entry, readSignedEntry } from '../../bindings/js/hub/entry.ts';
import { headText, type LoggedEntry, loggedText } from '../../bindings/js/hub/protocol.ts';
import { BlockedCards, type HubTrouble, lies, subscribe } from '../../bindings/js/hub.ts';
import { newParty, type Party, publicKeys, signedEntry, signedText } from './parties.ts';
import { until } from './support.ts';

const [a, b, stranger] = [newParty('A'), newParty('B'), newParty('stranger')];
const log = 'a'.repeat(32);

type Logs = readonly LoggedEntry[];

/** A log as an honest hub has it, of whatever was signed. */
async function logOf(envelopes: readonly unknown[], id = log): Promise<Logs> {
  let chain = await linkOf(firstLinkText(id));
  const entries: LoggedEntry[] = [];
  for (const envelope of envelopes) {
    const entry = readSignedEntry(envelope);
    assert.ok(entry);
    chain = await linkOf(linkText(chain, entry));
    entries.push({ n: entries.length + 1, chain, entry });
  }
  return entries;
}

const honest = (...numbers: number[]) => numbers.map(number => signedEntry(a, number));
const event = (entry: LoggedEntry) => `event: entry\nid: ${entry.n}\ndata: ${loggedText(entry)}\n\n`;
const head = (entries: Logs, id = log, number = entries.length) =>
  `event: head\ndata: ${headText({ log: id, number, chain: entries.at(-1)?.chain ?? '0'.repeat(64) }, 1)}\n\n`;

/** What a hub says at each connection, in turn; the last one again and again. */
type Say = (response: ServerResponse, after: number) => void;

interface Heard {
  readonly cards: BlockedCards;
  readonly troubles: readonly HubTrouble[];
}

async function follow(
  says: readonly Say[],
  done: (heard: Heard) => boolean,
  quietMs = 5_000,
): Promise<Heard> {
  let connections = 0;
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const after = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('after'));
    says[Math.min(connections++, says.length - 1)]?.(response, after);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const heard = { cards: new BlockedCards(), troubles: [] as HubTrouble[] };
  const subscription = subscribe({
    hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publishers: publicKeys([a, b]),
    withdrawn: [],
    store: heard.cards,
    onTrouble: trouble => heard.troubles.push(trouble),
    waits: { leastMs: 5, mostMs: 40 },
    quietMs,
  });
  try {
    await until(() => done(heard), `${JSON.stringify(heard.troubles)}, ${heard.cards.size} blocked`, 5_000);
  } finally {
    await subscription.stop();
    server.closeAllConnections();
    server.close();
  }
  return heard;
}

/** An honest hub. */
const tells =
  (entries: Logs): Say =>
  (response, after) =>
    response.write(head(entries) + entries.slice(after).map(event).join(''));

const says =
  (text: string): Say =>
  response =>
    response.write(text);

/** A lie is named, what came before it holds, and an honest answer mends it. */
async function named(trouble: HubTrouble, lie: (good: Logs) => Promise<string> | string): Promise<void> {
  const good = await logOf(honest(1, 2, 3, 4));
  const lying = await lie(good);
  const { cards, troubles } = await follow([says(lying), tells(good)], ({ cards }) => cards.size === 4);
  assert.ok(troubles.includes(trouble), `${trouble} is not in ${troubles}`);
  assert.deepEqual(
    cards.entries().map(({ n, number }) => `${n} ${number}`),
    ['1 1', '2 2', '3 3', '4 4'],
  );
}

test('a forged signature', () =>
  named('bad-signature', async good => {
    const forged = signedText({ id: a.id, sign: b.sign }, signedEntry(a, 3).signed);
    const bad = await logOf([...honestOf(good, 2), forged]);
    return head(bad) + bad.map(event).join('');
  }));

/** The envelopes of the first of a log. */
const honestOf = (entries: Logs, count: number) =>
  entries.slice(0, count).map(({ entry: { signed, key, signature } }) => ({
    signed,
    signatures: [{ key, signature }],
  }));

test('a number of a publisher that goes back: an entry again, under a new number of the log', () =>
  named('number-back', async good => {
    const bad = await logOf([...honestOf(good, 2), ...honestOf(good, 1)]);
    return head(bad) + bad.map(event).join('');
  }));

test('an entry of a publisher left out', () =>
  named('number-left-out', async good => {
    const bad = await logOf(honestOf(good, 4).filter((_, i) => i !== 1));
    return head(bad) + bad.map(event).join('');
  }));

test('an entry of the log left out', () =>
  named(
    'left-out',
    good =>
      head(good) +
      good
        .filter(({ n }) => n !== 2)
        .map(event)
        .join(''),
  ));

test('a chain that was changed', () =>
  named('changed-chain', good => {
    const changed = good.map(entry => (entry.n === 3 ? { ...entry, chain: '1'.repeat(64) } : entry));
    return head(good) + changed.map(event).join('');
  }));

test('a publisher that nobody here knows is left out, and the log goes on', async () => {
  const entries = await logOf([
    ...honest(1),
    signedEntry(stranger, 1),
    signedEntry(b, 1),
    signedEntry(stranger, 2),
  ]);
  const { cards, troubles } = await follow([tells(entries)], ({ cards }) => cards.load()?.number === 4);
  assert.equal(cards.size, 2);
  assert.deepEqual(troubles, ['unknown-publisher', 'unknown-publisher']);
});

test('what was taken is not there any more, or is another', async () => {
  const good = await logOf(honest(1, 2));
  const taken = ({ cards }: Heard) => cards.size === 2;
  const shorter = await follow(
    [
      (response, after) => response.end(head(good) + good.slice(after).map(event).join('')),
      says(head(good.slice(0, 1))),
    ],
    heard => taken(heard) && heard.troubles.includes('log-back'),
  );
  assert.equal(shorter.cards.load()?.number, 2);
  const other = await logOf(honest(1, 2));
  const ends: Say = (response, after) => response.end(head(good) + good.slice(after).map(event).join(''));
  await follow([ends, says(head(other))], heard => taken(heard) && heard.troubles.includes('changed-chain'));
  const elsewhere = says(head(good, 'b'.repeat(32)));
  await follow([ends, elsewhere], heard => taken(heard) && heard.troubles.includes('other-log'));
  // Rewritten behind what was taken: the next entry does not hang on it.
  const rewritten = await logOf(honest(1, 2, 3));
  const { cards } = await follow([ends, tells(rewritten)], heard => heard.troubles.includes('changed-chain'));
  assert.equal(cards.load()?.number, 2);
});

test('an entry that is sent again is applied once', async () => {
  const good = await logOf(honest(1, 2));
  const again =
    head(good) + [good[0], good[0], good[1], good[0]].map(entry => event(entry as LoggedEntry)).join('');
  let applied = 0;
  const { cards, troubles } = await follow([says(again)], ({ cards, troubles }) => {
    applied = cards.load()?.number ?? 0;
    return cards.size === 2 && troubles.length === 2;
  });
  assert.equal(applied, 2);
  assert.equal(cards.size, 2);
  assert.deepEqual(troubles, ['repeated', 'repeated']);
});

test('a hub that stalls: silent, or with entries that it does not send', async () => {
  const good = await logOf(honest(1, 2));
  await follow(
    [says(head(good)), tells(good)],
    ({ cards, troubles }) => cards.size === 2 && troubles[0] === 'stalled',
    200,
  );
  await follow(
    [says(head(good) + head(good)), tells(good)],
    ({ cards, troubles }) => cards.size === 2 && troubles[0] === 'stalled',
  );
});

test('what is not of the protocol', async () => {
  const good = await logOf(honest(1));
  const bad: readonly (readonly [HubTrouble, string])[] = [
    ['altered', event(good[0] as LoggedEntry)],
    ['altered', 'event: head\ndata: {}\n\n'],
    ['altered', `${head(good)}event: entry\ndata: {\n\n`],
    ['altered', 'x'.repeat(20_000)],
    ['newer-format', head(good).replace('"protocol":1', '"protocol":2')],
  ];
  for (const [trouble, text] of bad)
    await follow(
      [says(text), tells(good)],
      ({ cards, troubles }) => cards.size === 1 && troubles[0] === trouble,
    );
  await follow(
    [response => response.destroy(), tells(good)],
    ({ cards, troubles }) => cards.size === 1 && troubles[0] === 'unreachable',
  );
});

test('an entry with a good signature that is none ends the log there', async () => {
  const text = (party: Party, more: Partial<Entry>) => signedEntry(party, 1, more);
  const entries = await logOf([...honest(1), text(b, { hash: 'no hash' })]);
  const { cards } = await follow([tells(entries)], ({ troubles }) => troubles.includes('altered'));
  assert.equal(cards.load()?.number, 1);
});

test('what cannot be kept comes again', async () => {
  const good = await logOf(honest(1, 2));
  let refusals = 2;
  class Full extends BlockedCards {
    override take(...taken: Parameters<BlockedCards['take']>): void {
      if (refusals-- > 0) throw new Error('full');
      super.take(...taken);
    }
  }
  const cards = new Full();
  const troubles: HubTrouble[] = [];
  const server = createServer((_, response) => tells(good)(response, 0));
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const subscription = subscribe({
    hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publishers: publicKeys([a]),
    store: cards,
    onTrouble: trouble => troubles.push(trouble),
    waits: { leastMs: 5, mostMs: 10 },
  });
  await until(() => cards.size === 2, 'kept at last');
  await subscription.stop();
  server.closeAllConnections();
  server.close();
  assert.deepEqual(troubles, ['not-kept', 'not-kept']);
  assert.ok(!lies.has('not-kept'));
});
