/** What a hub sends, and what is sent to one: events, heads, entries in their envelopes, and the chain over them. */
import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { linkOf, linkText } from '../../../../bindings/js/hub/chain.ts';
import {
  type Entry,
  entryBytes,
  entryText,
  envelopeOf,
  readEntry,
  readSignedEntry,
  type SignedEntry,
} from '../../../../bindings/js/hub/entry.ts';
import { EventReader, type ServerEvent } from '../../../../bindings/js/hub/events.ts';
import { beginning, follow, headProblem } from '../../../../bindings/js/hub/follower.ts';
import {
  headText,
  type LoggedEntry,
  loggedText,
  readHead,
  readLogged,
} from '../../../../bindings/js/hub/protocol.ts';
import type { SigningKey } from '../../../../bindings/lists/keys.ts';
import { signer } from '../signers.ts';
import { bytesOfText, jsonOf, type MakeTarget, textOf } from '../target.ts';

const log = '0f'.repeat(16);
const list = '00112233445566778899aabbccddeeff';
const [one, other, gone, stranger] = [1, 2, 3, 4].map(signer) as [
  SigningKey,
  SigningKey,
  SigningKey,
  SigningKey,
];
const trusted = {
  publishers: Object.fromEntries([one, other, gone].map(({ id, public: key }) => [id, key])),
  withdrawn: [gone.id],
};

const entryOf = (number: number, more: Partial<Entry> = {}): Entry => ({
  ...{ list, kind: 'block', hash: 'abcdef012345', reason: 'stolen', day: 20_000, end: 0 },
  ...{ number, time: 1_700_000_000_000, ...more },
});

function signedBy({ id, private: key }: SigningKey, entry: Entry): SignedEntry {
  const signed = entryText(entry);
  return { signed, key: id, signature: sign(null, entryBytes(signed), key).toString('hex') };
}

const entries = [
  signedBy(one, entryOf(1)),
  signedBy(other, entryOf(1, { kind: 'withdraw', hash: '000000000000' })),
  signedBy(one, entryOf(2, { end: 20_001, reason: 'other' })),
  signedBy(stranger, entryOf(1)),
  signedBy(gone, entryOf(1)),
];
const genuine = new Set(entries.slice(0, 3).map(({ signed, key }) => `${key} ${signed}`));

async function logged(): Promise<LoggedEntry[]> {
  let { chain } = await beginning(log);
  const all: LoggedEntry[] = [];
  for (const [i, entry] of entries.entries()) {
    chain = await linkOf(linkText(chain, entry));
    all.push({ n: i + 1, chain, entry });
  }
  return all;
}

/** Pieces of it, cut where the bytes themselves say. */
function events(input: Uint8Array, pieceSize: number): readonly ServerEvent[] | undefined {
  const reader = new EventReader();
  const all: ServerEvent[] = [];
  for (let at = 0; at < input.length; at += pieceSize) {
    const read = reader.push(input.subarray(at, at + pieceSize));
    if (read === undefined) return undefined;
    all.push(...read);
  }
  return all;
}

/** A line may be a body that was posted, or the data of an event. */
function readOne(text: string): void {
  const entry = readEntry(text);
  if (typeof entry === 'object') assert.equal(entryText(entry), text);
  const head = readHead(text);
  if (typeof head === 'object') {
    assert.deepEqual(readHead(headText(head, 0)), head);
    headProblem(head, { log, number: 3, chain: '', publishers: {} });
  }
  const read = readLogged(text);
  if (typeof read === 'object') assert.deepEqual(readLogged(loggedText(read)), read);
  const signed = readSignedEntry(jsonOf(text));
  if (signed === undefined) return;
  assert.deepEqual(readSignedEntry(envelopeOf(signed)), signed);
  readEntry(signed.signed);
}

async function followed(read: readonly ServerEvent[]): Promise<void> {
  const sent = read.map(({ data }) => readLogged(data)).filter(line => typeof line === 'object');
  const begin = await beginning(log);
  const { entries: taken, position } = await follow(begin, sent, trusted);
  assert.ok(position.number <= sent.length, 'more than was sent');
  for (const { n, publisher, ...entry } of taken) {
    assert.ok(genuine.has(`${publisher} ${entryText(entry)}`), `a forged entry as ${n}`);
    assert.ok(n <= position.number);
  }
  // Who is at the same number has the same chain, whatever came between.
  const links = sent.filter(({ n }) => n === position.number).map(({ chain }) => chain);
  assert.ok(position.number === 0 ? position.chain === begin.chain : links.includes(position.chain));
}

export const target: MakeTarget = async () => {
  const all = await logged();
  const lines = all.map(loggedText);
  const head = headText({ log, number: 5, chain: all[4]?.chain ?? '' }, 1_700_000_000_000);
  const stream = [
    `event: head\ndata: ${head}`,
    ...lines.map(line => `event: entry\ndata: ${line}`),
    ': beat',
    '',
  ];
  const texts = [
    stream.join('\n\n'),
    head,
    ...lines,
    ...all.map(({ entry }) => JSON.stringify(envelopeOf(entry))),
  ];
  return {
    seeds: [...texts, ...entries.map(({ signed }) => signed)].map(bytesOfText),
    isJson: true,
    async run(input) {
      const whole = events(input, Math.max(1, input.length));
      const cut = events(input, 1 + ((input[0] ?? 0) % 17));
      if (whole !== undefined && cut !== undefined) assert.deepEqual(cut, whole);
      const text = textOf(input);
      readOne(text);
      for (const { data } of whole ?? []) readOne(data);
      await followed(whole ?? []);
    },
  };
};
