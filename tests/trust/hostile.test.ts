// Objects out of a hostile JSON change nothing but their own answer: no prototype, no later call.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as check from '../../dist/check.js';
import * as whole from '../../dist/index.js';
import { compileKnowledge } from '../../dist/knowledge.js';
import { openList } from '../../dist/lists.js';
import { loadSessions } from '../../dist/session.js';
import { voucher } from '../node/shop_voucher.ts';

const bad = {
  polluted: 'yes',
  toString: 'no',
  product: 'jd.ecard',
  platform: 'jd',
  message: '<img src=x onerror=alert(1)>',
};
/** A value as JSON, with a member put first into its objects: into all of them, or into the outermost. */
function withMember(value: unknown, member: string, deep: boolean): string {
  if (Array.isArray(value))
    return `[${value.map(each => (deep ? withMember(each, member, deep) : JSON.stringify(each))).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const rest = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}:${deep ? withMember(each, member, deep) : JSON.stringify(each)}`,
  );
  return `{${[member, ...rest].join()}}`;
}

/** The ways to a prototype. */
function poisoned(of: unknown): unknown[] {
  const inner = JSON.stringify(bad);
  const ways = [`"__proto__":${inner}`, `"constructor":{"prototype":${inner}}`, `"prototype":${inner}`];
  return ways.flatMap(way => [false, true].map(deep => JSON.parse(withMember(of, way, deep))));
}

const snapshot = () =>
  JSON.stringify(
    [Object, Array, Function, String, Map, Promise].map(of => [
      Object.getOwnPropertyNames(of.prototype),
      Object.getOwnPropertyNames(of),
    ]),
  );

const any = (value: unknown) => value as never;

/** Each with what a page may hand it that came from elsewhere. */
const takers: Readonly<Record<string, () => Promise<readonly ((value: unknown) => unknown)[]>>> = {
  'a profile': async () => {
    const cardmend = await whole.loadCardmend({ locale: 'en' });
    const checker = await check.loadChecker({ locale: 'en', profiles: true });
    return [value => cardmend.defineProduct(any(value)), value => checker.defineProduct(any(value))];
  },
  knowledge: async () => {
    const cardmend = await whole.loadCardmend({ locale: 'en' });
    return [value => cardmend.useKnowledge(compileKnowledge(any(value)))];
  },
  'a failure': async () => {
    const cardmend = await whole.loadCardmend({ locale: 'en' });
    const right = JSON.stringify(cardmend.explain({ platform: 'jd', code: 'nofind' }));
    return [
      value => {
        const { message, support } = cardmend.explain(any(value), any(value));
        assert.doesNotMatch(message + support, /<|onerror/);
        assert.equal(JSON.stringify(cardmend.explain({ platform: 'jd', code: 'nofind' })), right);
      },
    ];
  },
  'options of a check': async () => {
    const cardmend = await whole.loadCardmend({ locale: 'en' });
    return [
      value => cardmend.check('3F2A-90BC-77DE-A41B', any(value)),
      value => cardmend.layout('3f2a', 4, any(value)),
    ];
  },
  'a store and a reply': async () => {
    const sessions = await loadSessions({ locale: 'en' });
    return [
      async value => {
        const reply = { status: 200, headers: value, text: JSON.stringify(value) };
        const store = { read: () => value, write: () => undefined };
        const session = await sessions.session({ platform: 'jd', store });
        const transport = any({
          start: () => reply,
          confirm: () => value,
          resend: () => reply,
          status: () => reply,
        });
        const run = await session.run(transport, { watch: false, retries: 0, timeoutMs: 50 });
        await run.submit({ secret: '3F2A90BC77DEA41B' });
        run.stop();
        session.dispatch(any({ type: 'answer', call: 1, means: 'bound', ...(value as object) }));
      },
    ];
  },
  'files of a list': async () => [
    value =>
      openList({
        transport: async () => Buffer.from(JSON.stringify(value)),
        root: JSON.stringify(value),
        product: 'jd.ecard',
      }),
  ],
};

const given: readonly unknown[] = [
  voucher,
  { platform: 'jd', code: 'nofind', http: { status: 400 }, exception: { response: { data: { code: 'x' } } } },
  {
    failures: { rows: [{ id: 'own', causes: [{ cause: 'unknown', share: 1 }] }] },
    messages: { en: { 'cause.x.what': 'x' } },
  },
  { product: 'jd.ecard', field: 'secret' },
  { ok: true, attempt: { id: '0'.repeat(32), state: 'bound', verification: { step: 'sms-code' } } },
  { signed: '{}', signatures: [{ key: 'a', signature: 'b' }] },
  {},
];

for (const [name, make] of Object.entries(takers))
  test(`a hostile object as ${name} changes no prototype`, async () => {
    const before = snapshot();
    for (const take of await make())
      for (const value of given.flatMap(poisoned)) {
        try {
          await take(value);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          assert.match(String(error), /^(RangeError|TypeError|ProfileError|KnowledgeError|Error)\b/);
          assert.doesNotMatch(String(error), /is not a function|Cannot read|undefined \(/);
        }
        assert.equal(({} as { polluted?: string }).polluted, undefined);
        assert.equal(snapshot(), before);
      }
  });
