/** The whole public surface, loaded, with what is done to each of its names. */
import * as check from '../../../dist/check.js';
import * as field from '../../../dist/field.js';
import * as guide from '../../../dist/guide.js';
import * as hub from '../../../dist/hub.js';
import * as whole from '../../../dist/index.js';
import * as knowledge from '../../../dist/knowledge.js';
import * as lists from '../../../dist/lists.js';
import * as schema from '../../../dist/schema.js';
import * as session from '../../../dist/session.js';
import {
  blockedCalls,
  blockListCalls,
  hubCalls,
  listOf,
  listsCalls,
  makePublisher,
  preparedCalls,
  publisherCalls,
  removeList,
  schemaCalls,
  storeCalls,
  transportCalls,
} from './around.ts';
import { type Call, type Calls, type Given, type Subject, subject } from './call.ts';
import { fieldCalls } from './fields.ts';
import { checkerCalls, guideCalls, ofChecking, ofGuiding, sessionsCalls, wholeCalls } from './parts.ts';
import { clock, runCalls, runOf, sessionCalls, type WholeSession } from './sessions.ts';

export interface Surface {
  readonly subjects: readonly Subject[];
  /** As a page does when the person is done. */
  wipe(): void;
}

const wrong = (value: unknown) => value as never;

/** What loads a part, given a code where an option belongs. */
const loading = (load: (options: never) => Promise<unknown>): readonly Call<unknown>[] => [
  (_, { code }) => load(wrong(code)),
  (_, { code }) => load(wrong({ locale: code })),
  (_, { code }) => load(wrong({ wasm: { code } })),
];

/** A class of errors is made by who throws it. */
const ofAnError: readonly Call<unknown>[] = [];

const entries = (checker: check.Checker): Subject[] => [
  subject<typeof whole>({
    name: '.',
    make: () => whole,
    calls: {
      CardmendLoadError: ofAnError,
      ProfileError: ofAnError,
      loadCardmend: loading(whole.loadCardmend),
    },
  }),
  subject<typeof check>({
    name: './check',
    make: () => check,
    calls: { CardmendLoadError: ofAnError, ProfileError: ofAnError, loadChecker: loading(check.loadChecker) },
  }),
  subject<typeof guide>({
    name: './guide',
    make: () => guide,
    calls: { CardmendLoadError: ofAnError, loadGuide: loading(guide.loadGuide) },
  }),
  subject<typeof session>({
    name: './session',
    make: () => session,
    calls: {
      CardmendLoadError: ofAnError,
      loadSessions: loading(session.loadSessions),
      gatewayTransport: [it => it.gatewayTransport({ base: '/api' })],
      memoryStore: [it => it.memoryStore()],
      webStore: [it => it.webStore({})],
      requestLike: [
        (it, { code }) =>
          it.requestLike(options => {
            options.fail({ errMsg: 'request:fail' });
          })('/attempts', { method: 'PUT', headers: {}, body: code }),
      ],
    },
  }),
  subject<Pick<typeof knowledge, 'KnowledgeError' | 'compileKnowledge'>>({
    name: './knowledge',
    make: () => knowledge,
    calls: {
      KnowledgeError: ofAnError,
      compileKnowledge: [
        (it, { code }) => it.compileKnowledge(wrong(code)),
        (it, { code }) => it.compileKnowledge(wrong({ causes: { rows: [{ id: code, stands: code }] } })),
        (it, { code }) => it.compileKnowledge(wrong({ failures: { rows: code }, platforms: code })),
      ],
    },
  }),
  subject({ name: './lists', make: () => lists, calls: listsCalls(checker) }),
  subject({ name: './hub', make: () => hub, calls: hubCalls }),
  subject({ name: './schema', make: () => schema, calls: schemaCalls(checker) }),
  subject({ name: './field', make: () => field, calls: fieldCalls(checker) as Calls<typeof field> }),
];

const localStorage = () => {
  const texts = new Map<string, string>();
  return {
    localStorage: {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
      removeItem: (key: string) => void texts.delete(key),
    },
  };
};

/** Everything that a session writes, by any store: handed to who searches it. */
export const written: string[] = [];

function keeping(store: session.SessionStore): session.SessionStore {
  const { write } = store;
  return Object.assign(store, {
    write: (key: string, text: string) => {
      written.push(key, text);
      return write(key, text);
    },
  });
}

const made = (sessions: session.Sessions) => {
  const open = ({ code }: Given): Promise<WholeSession> =>
    sessions.session({
      platform: 'jd',
      account: code,
      now: () => clock.now,
      store: keeping(session.webStore(localStorage())),
    }) as Promise<WholeSession>;
  const inMemory = () => sessions.session({ platform: 'jd', now: () => clock.now });
  return [
    subject({ name: 'Session', make: open, calls: sessionCalls, end: it => it.close() }),
    subject({
      name: 'Run',
      make: async given => runOf(await open(given), given),
      calls: runCalls,
      end: it => it.stop(),
    }),
    subject({
      name: 'Run without a store',
      make: async given => runOf(await inMemory(), given),
      calls: runCalls,
      end: it => it.stop(),
    }),
    subject({
      name: 'Transport',
      make: () => session.gatewayTransport({ base: '/api/v1' }),
      calls: transportCalls,
    }),
    subject({
      name: 'memoryStore',
      make: () => ({ ...session.memoryStore(), watch: () => () => {} }) as Required<session.SessionStore>,
      calls: storeCalls,
    }),
    subject({
      name: 'webStore',
      make: () => session.webStore(localStorage()) as Required<session.SessionStore>,
      calls: storeCalls,
    }),
    subject({ name: 'Publisher', make: makePublisher, calls: publisherCalls, end: it => it.stop() }),
    subject({ name: 'BlockedCards', make: () => new hub.BlockedCards(), calls: blockedCalls }),
  ];
};

/** Loads every part anew, so that whoever watches their memories sees them come. */
export async function loadSurface(): Promise<Surface> {
  const options = { locale: 'en' } as const;
  const checker = await check.loadChecker({ ...options, profiles: true });
  const cardmend = await whole.loadCardmend(options);
  const guiding = await guide.loadGuide(options);
  const sessions = await session.loadSessions(options);
  const folders: string[] = [];
  const subjects = [
    ...entries(checker),
    subject({ name: 'Checker', make: () => checker, calls: checkerCalls, inner: ofChecking }),
    subject({
      name: 'Guiding',
      make: () => guiding as never,
      calls: guideCalls,
      inner: ofGuiding,
    }),
    subject({ name: 'Cardmend', make: () => cardmend, calls: wholeCalls, inner: ofChecking }),
    subject({ name: 'Sessions', make: () => sessions, calls: sessionsCalls }),
    ...made(sessions),
    subject({
      name: 'BlockList',
      make: async given => {
        const { folder, list } = await listOf(given);
        folders.push(folder);
        return list;
      },
      calls: blockListCalls,
      end: () => {
        for (const folder of folders.splice(0)) removeList({ folder });
      },
    }),
    subject({
      name: 'PreparedCode',
      make: async given => {
        const { folder, list } = await listOf(given);
        folders.push(folder);
        return (await list.prepare(given.code)) as lists.PreparedCode;
      },
      calls: preparedCalls,
      end: () => {
        for (const folder of folders.splice(0)) removeList({ folder });
      },
    }),
  ];
  return {
    subjects,
    wipe: () => {
      checker.wipe();
      cardmend.wipe();
    },
  };
}
