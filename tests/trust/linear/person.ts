/** What a person types, pastes and says, and a shop's own products and files of codes. */
import { loadChecker } from '../../../dist/check.js';
import * as field from '../../../dist/field.js';
import { loadCardmend } from '../../../dist/index.js';
import * as schema from '../../../dist/schema.js';
import { voucher } from '../../node/shop_voucher.ts';
import { Input } from '../calls/fields.ts';
import { type Call, quietly } from './growth.ts';

const locale = 'en' as const;
const jd = { product: 'jd.ecard' } as const;
const wrong = (value: unknown) => value as never;

export const cardmend = await loadCardmend({ locale });
const checker = await loadChecker({ locale, profiles: true });

export const typed: readonly Call[] = [
  { of: 'Cardmend.check', length: 1_024, ask: text => () => cardmend.check(text, jd).findings },
  {
    of: 'Cardmend.check',
    what: 'detected',
    length: 1_024,
    ask: text => () => cardmend.check(text).edits,
  },
  {
    of: 'Cardmend.check',
    what: 'too long',
    length: 50_000,
    ask: text => () => cardmend.check(text).findings,
  },
  { of: 'Cardmend.layout', length: 1_024, ask: text => () => cardmend.layout(text, 9, jd) },
  { of: 'Cardmend.detect', length: 1_024, ask: text => () => cardmend.detect(text) },
  {
    of: 'Cardmend.dictate',
    length: 1_024,
    ask: text => () => cardmend.dictate(text, { ...jd, locale }).candidates,
  },
];

export const pasted: readonly Call[] = [
  { of: 'Cardmend.extract', length: 8_000, ask: text => () => cardmend.extract(text) },
];

type Attach = (input: Input) => { put(text: string): void; detach(): void };

/** What is put into a field at once. */
const put = (attach: Attach) => (text: string) => () => {
  const attached = attach(new Input());
  attached.put(text);
  attached.detach();
};

const validated = (of: { '~standard': { validate(value: unknown): unknown } }, value: unknown) =>
  of['~standard'].validate(value);

/** Over what is measured of a check by every shape. */
export const around: readonly Call[] = [
  { of: 'Checker.check', length: 1_024, ask: text => () => checker.check(text, jd).findings },
  { of: 'Checker.layout', length: 1_024, ask: text => () => checker.layout(text, 9, jd) },
  {
    of: './field.attachField',
    length: 1_024,
    ask: put(input => field.attachField(input, checker, { ...jd, onChange: () => {} })),
  },
  {
    of: './field.attachCheckedField',
    length: 1_024,
    ask: put(input => field.attachCheckedField(input, { ...jd, checker, onState: () => {} })),
  },
  {
    of: './schema.card',
    length: 1_024,
    ask: text => () => validated(schema.card(jd.product, { checker }), text),
  },
  {
    of: './schema.object',
    length: 1_024,
    ask: text => () =>
      validated(schema.object({ card: schema.card(jd.product, { checker }) }), { card: text }),
  },
  ...(['Cardmend', 'Checker'] as const).map(
    (part): Call => ({
      of: `${part}.keyboard`,
      length: 4_000,
      ask: product =>
        quietly(() => (part === 'Cardmend' ? cardmend : checker).keyboard({ product: wrong(product) })),
    }),
  ),
  {
    of: 'Cardmend.dropKnownCodes',
    length: 4_000,
    ask: text => quietly(() => cardmend.dropKnownCodes(text)),
  },
];

const profile = (part: 'Cardmend' | 'Checker', what: string, bent: (text: string) => object): Call => ({
  of: `${part}.defineProduct`,
  what,
  length: 4_000,
  ask: text => {
    const value = wrong({ ...voucher, ...bent(text) });
    return quietly(() => (part === 'Cardmend' ? cardmend : checker).defineProduct(value));
  },
});

const names = (text: string) => Array.from(text, (unit, i) => `${unit}${i}`);

export const shops: readonly Call[] = [
  profile('Cardmend', 'a name', text => ({ names: [text] })),
  profile('Cardmend', 'names', text => ({ names: names(text) })),
  profile('Checker', 'names', text => ({ names: names(text) })),
  profile('Cardmend', 'an alphabet', text => ({ secret: { alphabet: text, length: 12 } })),
  profile('Cardmend', 'an example', text => ({ examples: [{ raw: text, code: text }] })),
  profile('Cardmend', 'examples', text => ({
    examples: names(text).map(raw => ({ raw, code: 'SV3K7M2P9WXY' })),
  })),
  {
    of: 'Cardmend.loadKnownCodes',
    length: 40_000,
    ask: text => {
      const bytes = new TextEncoder().encode(text);
      return () => cardmend.loadKnownCodes(bytes);
    },
  },
];
