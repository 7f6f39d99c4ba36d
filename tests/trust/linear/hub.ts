/** What a hub and those who follow it read of each other. */
import { admit } from '../../../bindings/hub/admit.ts';
import { firstLinkText, linkOf, linkText } from '../../../bindings/js/hub/chain.ts';
import { readEntry } from '../../../bindings/js/hub/entry.ts';
import { EventReader } from '../../../bindings/js/hub/events.ts';
import { beginning, follow } from '../../../bindings/js/hub/follower.ts';
import { type LoggedEntry, loggedText, readHead, readLogged } from '../../../bindings/js/hub/protocol.ts';
import * as hub from '../../../dist/hub.js';
import { type Call, quietly } from './growth.ts';

const list = '00112233445566778899aabbccddeeff';
const key = '0123456789abcdef';
const listKey = { product: 'jd.ecard', salt: list, cost: 0, published: 33 } as const;
const reportOf = (i: number) => ({
  ...{ list, kind: i % 3 === 2 ? 'withdraw' : 'block', hash: (i >> 1).toString(16).padStart(12, '0') },
  ...{ reason: 'stolen', day: 20_000, end: 0 },
});
const reports = (text: string) => Array.from(text, (_, i) => reportOf(i)) as hub.Report[];

/** Of a key that nobody trusts: what a signature costs is of the machine. */
async function logOf(text: string): Promise<readonly LoggedEntry[]> {
  const logged: LoggedEntry[] = [];
  let chain = await linkOf(firstLinkText(list));
  for (const [i, report] of reports(text).entries()) {
    const entry = { format: 1, role: 'entry', ...report, number: i + 1, time: 1_790_000_000_000 };
    const signed = { signed: JSON.stringify(entry), key, signature: '0'.repeat(128) };
    chain = await linkOf(linkText(chain, signed));
    logged.push({ n: i + 1, chain, entry: signed });
  }
  return logged;
}

const taken = (text: string): hub.TakenEntry[] =>
  reports(text).map((report, i) => ({
    ...{ ...report, number: i + 1, time: 0, n: i + 1 },
    publisher: key.slice(0, 14) + (i % 97).toString(16).padStart(2, '0'),
  }));
const position = { log: list, number: 1, chain: '', publishers: {} };

const pieces = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

const read = (what: string, length: number, ask: (text: string) => () => unknown): Call => ({
  ...{ of: './hub.subscribe', what, length },
  ask: text => quietly(ask(text)),
});

export const followed: readonly Call[] = [
  read('an event', 4_000, text => {
    const bytes = new TextEncoder().encode(`event: entry\ndata: ${text}\n\n`);
    return () => new EventReader().push(bytes);
  }),
  read('lines of an event', 4_000, text => {
    const bytes = new TextEncoder().encode(`${'data: 1\n'.repeat(text.length / 2)}\n`);
    return () => new EventReader().push(bytes);
  }),
  read('events in small pieces', 4_000, text => {
    const all = pieces(
      new TextEncoder().encode(`data: ${text.slice(0, 40)}\n\n`.repeat(text.length / 40)),
      7,
    );
    return () => {
      const reader = new EventReader();
      return all.map(piece => reader.push(piece));
    };
  }),
  read('a head', 8_000, text => {
    const head = JSON.stringify({ protocol: 1, log: text, number: 1, chain: text });
    return () => readHead(head);
  }),
  read('an entry of a log', 8_000, text => {
    const entry = { signed: text, signatures: Array.from(text, () => ({ key: text.slice(0, 16) })) };
    const logged = JSON.stringify({ n: 1, chain: '0'.repeat(64), entry });
    return () => readLogged(logged);
  }),
  read('a signed entry', 8_000, text => () => readEntry(text)),
  read('no address', 4_000, text => () => {
    const following = hub.subscribe({
      ...{ hub: `/${text}`, publishers: {}, store: new hub.BlockedCards() },
      fetch: async () => new Response(text),
    });
    return following.stop();
  }),
];

/** Made beforehand by the text that it is as long as. */
export async function logs(length: number): Promise<readonly Call[]> {
  const made = new Map(
    await Promise.all([length, 4 * length].map(async n => [n, await logOf('A'.repeat(n))] as const)),
  );
  const entries = (text: string) => made.get(text.length) as readonly LoggedEntry[];
  const from = await beginning(list);
  return [
    {
      ...{ of: './hub.subscribe', what: 'entries that are followed', length },
      ask: text => () => follow(from, entries(text), { publishers: {} }),
    },
    {
      ...{ of: './hub.subscribe', what: 'entries of one piece', length },
      ask: text => {
        const events = entries(text).map(entry => `event: entry\ndata: ${loggedText(entry)}\n\n`);
        const bytes = new TextEncoder().encode(events.join(''));
        return () => new EventReader().push(bytes)?.map(({ data }) => readLogged(data));
      },
    },
  ];
}

const cards = (of: string, ask: (it: hub.BlockedCards) => unknown): Call => ({
  ...{ of: `BlockedCards.${of}`, length: 500 },
  ask: text => {
    const it = new hub.BlockedCards(() => {}, { [key]: 'a shop' });
    it.take(taken(text), position);
    return () => ask(it);
  },
});

export const kept: readonly Call[] = [
  {
    of: 'BlockedCards.take',
    length: 500,
    ask: text => {
      const entries = taken(text);
      return () => new hub.BlockedCards().take(entries, position);
    },
  },
  cards('find', it => it.find(list, '000000000001', 20_001)),
  cards('withdrawn', it => it.withdrawn(list, '000000000001')),
  cards('entries', it => it.entries()),
  {
    of: 'BlockedCards.nameOf',
    length: 4_000,
    ask: text => () => new hub.BlockedCards(undefined, { [text]: text }).nameOf(text),
  },
];

export const published: readonly Call[] = [
  {
    of: './hub.isReport',
    length: 4_000,
    ask: text => () => hub.isReport({ ...reportOf(0), list: text, hash: text, reason: text }),
  },
  { of: './hub.cardOf', length: 4_000, ask: text => () => hub.cardOf(listKey, text) },
  {
    of: 'Publisher.report',
    length: 300,
    ask: text => {
      const all = reports(text);
      return async () => {
        const publisher = new hub.Publisher({
          ...{ hub: 'http://127.0.0.1:9', key, sign: () => new Uint8Array(64) },
          outbox: { load: () => undefined, keep: () => undefined },
          fetch: () => Promise.reject(new Error('away')),
        });
        await publisher.report(...all);
        await publisher.stop();
      };
    },
  },
];

const noKeys = { byKey: new Map(), withdrawn: new Set<string>() };

/** Of no public name: what a publisher sends to `cardmend hub`. */
export const admitted: readonly Call[] = [
  {
    ...{ of: 'cardmend hub', what: 'an entry', length: 8_000 },
    ask: text => {
      const signatures = [{ key, signature: '0'.repeat(128) }];
      return () => admit({ signed: text, signatures }, noKeys as never, 0);
    },
  },
  {
    ...{ of: 'cardmend hub', what: 'a key and a signature', length: 8_000 },
    ask: text => {
      const signatures = [{ key: text, signature: text }];
      return () => admit({ signed: '{}', signatures }, noKeys as never, 0);
    },
  },
];
