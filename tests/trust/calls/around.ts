/** Every call of what stands around the parts: fields, schemas, lists, hubs, stores and transports. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addHashes, hashCodes } from '../../../bindings/lists/add.ts';
import { folderTransport } from '../../../bindings/lists/folder_transport.ts';
import { placesOf } from '../../../bindings/lists/places.ts';
import { publish } from '../../../bindings/lists/publish.ts';
import { rootPath } from '../../../bindings/lists/root.ts';
import { beginList } from '../../../bindings/lists/settings.ts';
import type { Checker } from '../../../dist/check.js';
import * as hub from '../../../dist/hub.js';
import * as lists from '../../../dist/lists.js';
import type * as schema from '../../../dist/schema.js';
import type { SessionStore, Transport } from '../../../dist/session.js';
import type { Calls, Given } from './call.ts';
import { handsBack } from './call.ts';

const wrong = (value: unknown) => value as never;
const jd = 'jd.ecard';
const salt = '00112233445566778899aabbccddeeff';

export interface MadeList {
  readonly folder: string;
  readonly list: lists.BlockList;
}

/** A list that blocks the canary, in a folder of its own. */
export async function listOf({ code }: Given): Promise<MadeList> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-trust-'));
  const places = placesOf(folder);
  const now = Date.now();
  const settings = beginList(places, {
    product: jd,
    rule: 'doubtful',
    spaceBits: 64,
    shortest: 16,
    cost: 0,
    now,
  });
  const hashes = await hashCodes(settings, [code]);
  addHashes(places, hashes, { reason: 'stolen', publisher: 'shop.example', now });
  await publish(places, { now });
  const root = readFileSync(rootPath(places, 1), 'utf8');
  const list = await lists.openList({ transport: folderTransport(places.public), root, product: jd });
  return { folder, list };
}

export const removeList = ({ folder }: Pick<MadeList, 'folder'>): void =>
  rmSync(folder, { recursive: true, force: true });

export const blockListCalls: Calls<lists.BlockList> = {
  product: [it => it.product],
  kept: [it => it.kept],
  standing: [it => it.standing],
  key: [it => it.key],
  listen: [it => it.listen(() => {})()],
  update: [it => it.update()],
  prepare: [
    (it, { code }) => it.prepare(code),
    (it, { lower, wide }) => Promise.all([it.prepare(lower), it.prepare(wide)]),
    (it, { code }) => it.prepare(wrong([code])),
  ],
  ask: [
    (it, { code }) => it.ask(code),
    (it, { lower, wide }) => Promise.all([it.ask(lower), it.ask(wide)]),
    (it, { code }) => it.ask(wrong([code])),
  ],
};

export const preparedCalls: Calls<lists.PreparedCode> = {
  ask: [
    it => it.ask(),
    it => it.ask(new hub.BlockedCards()),
    (it, { code }) => it.ask(wrong({ find: () => wrong(code) })),
  ],
  askLive: [
    it => it.askLive(undefined),
    it => it.askLive(new hub.BlockedCards()),
    (it, { code }) =>
      it.askLive({
        find() {
          throw new Error(`not ${code}`);
        },
      }),
  ],
};

/** What is told of a code that stands on a page. */
async function watched(checker: Checker, { list }: MadeList, raw: string): Promise<unknown> {
  const told: unknown[] = [];
  const live = new hub.BlockedCards();
  const onChange = (result: unknown) => void told.push(result);
  const watch = lists.watchListed(checker as never, list, raw, { check: { product: jd }, live, onChange });
  await watch.look();
  watch.stop();
  return told;
}

const refusing = (given: Given) => async () => {
  throw new Error(`no way to ${given.code}`);
};

const offline = async () => {
  throw new TypeError('Failed to fetch');
};

export const listsCalls = (checker: Checker): Calls<typeof lists> => ({
  BlockList: [],
  PreparedCode: [],
  watchListed: [
    async (_, given) => {
      const made = await listOf(given);
      const told = [given.code, given.wide, given.wrong].map(raw => watched(checker, made, raw));
      await Promise.all(told);
      removeList(made);
      return Promise.all(told);
    },
  ],
  openList: [
    (_, { code }) => lists.openList({ transport: wrong(code), root: code, product: code }),
    async (_, given) => removeList(await listOf(given)),
  ],
  checkListed: [
    async (_, given) => {
      const made = await listOf(given);
      const options = { check: { product: jd } };
      const results = [given.code, given.wide, given.wrong].map(raw =>
        lists.checkListed(checker as never, made.list, raw, options),
      );
      removeList(made);
      return Promise.all(results);
    },
    async (_, given) => lists.checkListed(checker as never, (await listOf(given)).list, wrong([given.code])),
  ],
  httpTransport: [async () => lists.httpTransport('/list', { fetch: offline })('time', true)],
  listMessage: [
    () => lists.listMessage({ version: 0, count: 0, ageMs: 1, refused: 'unreachable' }, 'en'),
    (_, { code }) => lists.listMessage({ version: 0, count: 0, ageMs: 1, refused: wrong(code) }, 'en'),
  ],
});

const listKey = { product: jd, salt, cost: 0, published: 33 } as const;

const publisherOf = (given: Given) =>
  new hub.Publisher({
    hub: 'http://127.0.0.1:9',
    key: '0123456789abcdef',
    sign: () => new Uint8Array(64),
    outbox: { load: () => undefined, keep: () => undefined },
    fetch: refusing(given),
  });

const report = (hash: string) => ({
  list: salt,
  kind: 'block' as const,
  hash,
  reason: 'stolen' as const,
  day: 20_000,
  end: 0,
});

export const hubCalls: Calls<typeof hub> = {
  BlockedCards: [],
  cardOf: [
    (_, { code }) => hub.cardOf(listKey, code),
    (_, { code }) => hub.cardOf({ ...listKey, salt: code }, code),
    (_, { code }) => hub.cardOf(wrong(code), wrong([code])),
  ],
  hubRefusals: [it => it.hubRefusals],
  hubTroubles: [it => it.hubTroubles],
  isReport: [(it, { code }) => it.isReport(wrong({ ...report(code), list: code }))],
  lies: [it => it.lies],
  Publisher: [],
  subscribe: [
    async (it, given) => {
      const told: unknown[] = [];
      const following = it.subscribe({
        hub: 'http://127.0.0.1:9',
        publishers: wrong({}),
        store: new it.BlockedCards(),
        fetch: refusing(given),
        onTrouble: (...trouble: unknown[]) => void told.push(trouble),
      } as never);
      await new Promise(done => setTimeout(done, 20));
      const { standing } = following;
      await following.stop();
      return [told, standing];
    },
  ],
};

export const makePublisher = publisherOf;

export const publisherCalls: Calls<hub.Publisher> = {
  ready: [it => it.ready],
  waiting: [it => it.waiting],
  ended: [it => it.ended],
  report: [
    async (it, { code }) => it.report(report((await hub.cardOf(listKey, code))?.hash ?? '')),
    (it, { code }) => it.report(report(code)),
    (it, { code }) => it.report(wrong(code)),
  ],
  stop: [it => it.stop()],
};

export const blockedCalls: Calls<hub.BlockedCards> = {
  size: [it => it.size],
  load: [it => it.load()],
  take: [it => it.take([], { log: '' } as never)],
  find: [(it, { code }) => it.find(code, code, 20_000)],
  withdrawn: [(it, { code }) => it.withdrawn(code, code)],
  nameOf: [(it, { code }) => it.nameOf(code)],
  listen: [it => it.listen(() => {})()],
  entries: [it => it.entries()],
};

const validated = (of: { '~standard': { validate(value: unknown): unknown } }, value: unknown) =>
  of['~standard'].validate(value);

export const schemaCalls = (checker: Checker): Calls<typeof schema> => ({
  card: [
    ...handsBack<typeof schema>((it, { lower }) => validated(it.card(jd, { checker }), lower)),
    (it, { wrong: bad, part }) =>
      [bad, part].map(raw => validated(it.card(jd, { checker, strict: true }), raw)),
    (it, { code }) => validated(it.card(jd, { checker }), { code }),
    (it, { code }) => validated(it.card(wrong(code), { checker }), code),
  ],
  object: [
    ...handsBack<typeof schema>((it, { code }) =>
      validated(it.object({ card: it.card(jd, { checker }) }), { card: code }),
    ),
    (it, { wrong: bad }) =>
      validated(it.object({ card: it.card(jd, { checker, strict: true }) }), { card: bad }),
    (it, { code }) => validated(it.object({ card: it.card(jd, { checker }) }), code),
  ],
});

export const transportCalls: Calls<Transport> = {
  start: [
    (it, { code, number }) => it.start('0'.repeat(32), { secret: code, number }, wrong({ timeoutMs: 50 })),
  ],
  confirm: [(it, { answer }) => it.confirm('0'.repeat(32), answer, '1'.repeat(32), wrong({ timeoutMs: 50 }))],
  resend: [it => it.resend('0'.repeat(32), wrong({ timeoutMs: 50 }))],
  status: [it => it.status('0'.repeat(32), wrong({ timeoutMs: 50 }))],
};

export const storeCalls: Calls<Required<SessionStore>> = {
  read: [it => it.read('key')],
  write: [it => it.write('key', 'text')],
  remove: [it => it.remove('key')],
  lock: [it => it.lock('key', async () => {})],
  watch: [it => it.watch('key', () => {})()],
};
