/** Every call of the parts that check, explain and lead through a binding. */

import type { Checker } from '../../../dist/check.js';
import type { Guiding, PageGuiding } from '../../../dist/guide.js';
import type { Cardmend, Session } from '../../../dist/index.js';
import { compileKnowledge } from '../../../dist/knowledge.js';
import type { Sessions } from '../../../dist/session.js';
import { voucher } from '../../node/shop_voucher.ts';
import type { Call, Calls, Given } from './call.ts';
import { handsBack } from './call.ts';

/** How the classes that check know one another. */
export const ofChecking = [
  'messages',
  'core',
  'product',
  'productName',
  'profiles',
  'answerTo',
  'read',
  'adopt',
  'index',
];

/** What is no argument at all. */
const wrong = (value: unknown) => value as never;

const jd = { product: 'jd.ecard' } as const;

const texts = (given: Given): readonly string[] => {
  const { plain, lower, grouped, wide, repaired, wrong: bad, part, long, labelled, number } = given;
  return [plain, lower, grouped, wide, repaired, bad, part, long, labelled, number];
};

const each =
  <T>(work: (it: T, text: string) => unknown): Call<T> =>
  (it, given) =>
    texts(given).map(text => work(it, text));

export type Running = Pick<Cardmend, 'version' | 'locale' | 'runtime' | 'fallbackReason'>;

const running: Calls<Running> = {
  version: [it => it.version],
  locale: [it => it.locale],
  runtime: [it => it.runtime],
  fallbackReason: [it => it.fallbackReason],
};

type Checks = Pick<Cardmend, 'products' | 'check' | 'layout' | 'keyboard' | 'defineProduct' | 'wipe'>;

const checks: Calls<Checks> = {
  products: [it => it.products],
  check: [
    each((it, text) => it.check(text, jd)),
    each((it, text) => it.check(text, { ...jd, field: 'number', input: 'read', finished: true })),
    (it, { long }) => it.check(long.repeat(300), jd),
    (it, { code }) => it.check(code, { product: wrong(code) }),
    (it, { code }) => it.check(code, { ...jd, field: wrong(code) }),
    (it, { code }) => it.check(code, { ...jd, input: wrong(code) }),
    (it, { code }) => it.check(wrong([code]), jd),
    (it, { code }) => it.check(wrong({ code }), jd),
  ],
  layout: [
    ...handsBack<Checks>(
      each((it, text) => it.layout(text, 7, jd)),
      (it, { lower }) => it.layout(lower.repeat(300), 9, jd),
    ),
    (it, { code }) => it.layout(code, wrong(code), jd),
    (it, { code }) => it.layout(wrong([code]), 0, jd),
    (it, { code }) => it.layout('4f', 0, { product: wrong(code) }),
  ],
  keyboard: [
    it => it.keyboard(jd),
    (it, { code }) => it.keyboard({ product: wrong(code) }),
    (it, { code }) => it.keyboard({ ...jd, field: wrong(code) }),
  ],
  defineProduct: [
    it => it.defineProduct(voucher),
    (it, { code }) => it.defineProduct(wrong(code)),
    (it, { grouped }) => it.defineProduct({ ...voucher, id: wrong(grouped) }),
    // An error names the fields of a profile, which a shop writes: of their values it tells none.
    (it, { code }) => it.defineProduct({ ...voucher, colour: code } as never),
    (it, { code }) => it.defineProduct({ ...voucher, region: code }),
    (it, { code }) => it.defineProduct({ ...voucher, examples: [{ raw: code, code }] }),
    (it, { code }) => it.defineProduct({ ...voucher, secret: { ...voucher.secret, prefix: `${code}-` } }),
  ],
  wipe: [it => it.wipe()],
};

/** Replies that say the code back, as servers do. */
const echoes = ({ code, grouped, lower }: Given): readonly unknown[] => [
  { platform: 'jd', code: 'nofind', text: `\u5361\u5bc6 ${grouped} \u4e0d\u5b58\u5728` },
  { platform: 'jd', code },
  { platform: code, channel: code, code: grouped, text: lower },
  { platform: 'generic', text: `{"message":"card ${code} was already used"}`, http: 409 },
  { http: { status: 400, retryAfter: code, contentType: code } },
  { exception: new Error(`POST /bind?secret=${code} failed`, { cause: new TypeError(code) }) },
  { exception: { errMsg: `request:fail ${code}` } },
  {
    exception: {
      response: { status: 422, data: { code, message: grouped }, headers: { 'retry-after': code } },
    },
  },
];

type Guides = Pick<Cardmend, 'explain' | 'useKnowledge'>;

const guides: Calls<Guides> = {
  explain: [
    (it, given) => echoes(given).map(failure => it.explain(wrong(failure))),
    (it, { code }) =>
      it.explain(
        { platform: 'jd', code: 'nofind' },
        { cardRegion: code, tried: [code], accountRegion: code },
      ),
    (it, { code }) => it.explain(wrong(code)),
    (it, { code }) => it.explain({}, wrong(code)),
    // What throws when it is looked at.
    (it, { code }) =>
      it.explain({
        get text(): string {
          throw new Error(code);
        },
      }),
  ],
  useKnowledge: [
    it => it.useKnowledge(null),
    (it, { code }) => it.useKnowledge(wrong(code)),
    (it, { code }) => it.useKnowledge(wrong({ rows: code })),
    (it, { code }) => it.useKnowledge(compileKnowledge(wrong({ causes: code }))),
  ],
};

export const checkerCalls: Calls<Checker> = {
  ...running,
  ...(checks as unknown as Calls<Omit<Checker, 'full' | keyof Running>>),
  full: [async it => (await it.full()).runtime],
};

/** What the guide's classes tell each other. */
export const ofGuiding = ['leftOpen', 'write'] as const;

/** Of mini-programs, whose guide has all in one file. */
export const smallGuideCalls: Calls<Guiding & Running> = { ...running, ...guides };

export const guideCalls: Calls<PageGuiding & Running> = {
  ...smallGuideCalls,
  loadWordings: [it => it.loadWordings()],
};

export const sessionsCalls: Calls<Sessions> = {
  ...running,
  session: [
    it => it.session({ platform: 'jd' }),
    (it, { code }) => it.session({ platform: code, channel: code, account: code }),
    (it, { code }) => it.session(wrong(code)),
    (it, { code }) => it.session({ store: wrong({ read: () => code, write: () => Promise.reject(code) }) }),
  ],
};

export const wholeCalls: Calls<Cardmend> = {
  ...running,
  ...checks,
  ...guides,
  check: [
    ...checks.check,
    each((it, text) => it.check(text)),
    (it, { number, grouped }) => it.check(`${number} ${grouped}`),
  ],
  detect: [
    each((it, text) => it.detect(text)),
    (it, { long }) => it.detect(long.repeat(300)),
    (it, { code }) => it.detect(wrong([code])),
  ],
  extract: [
    each((it, text) => it.extract(text)),
    (it, { labelled, grouped }) => it.extract(`${labelled}\n${grouped}, 100 yuan, 2027-01-31\n`.repeat(200)),
    (it, { grouped }) => it.extract(`${grouped}\n`.repeat(60_000)),
    (it, { code }) => it.extract(wrong([code])),
  ],
  dictate: [
    each((it, text) => it.dictate(text, jd)),
    (it, { code }) => it.dictate([...code].join(' '), { ...jd, locale: 'en' }),
    (it, { part, code }) => it.dictate(`${part}, no wait, ${code}`, { ...jd, locale: 'en' }),
    (it, { code }) => it.dictate(code, { ...jd, locale: wrong(code) }),
    (it, { code }) => it.dictate(wrong([code]), jd),
  ],
  loadKnownCodes: [
    (it, { code }) => it.loadKnownCodes(new TextEncoder().encode(code)),
    (it, { code }) => it.loadKnownCodes(wrong(code)),
  ],
  dropKnownCodes: [
    it => it.dropKnownCodes('jd.ecard'),
    (it, { code }) => it.dropKnownCodes(code),
    (it, { code }) => it.dropKnownCodes(wrong([code])),
  ],
  session: [
    (it: Cardmend): Promise<Session> => it.session({ platform: 'jd' }),
    (it, { code }) => it.session(wrong(code)),
  ],
};
