import { type CardForm, type CodeForm, cardForms } from '#tables/forms.ts';
import type { TextKey, Translate } from '../text.ts';

export type { CardForm, CodeForm };

/** What the person says the card is; `detect` leaves it to the module. */
export type Choice = 'detect' | (string & {});

const forms: ReadonlyMap<string, CardForm> = new Map(cardForms.map(form => [form.id, form]));

export const formOf = (product: string | null): CardForm | null => forms.get(product ?? '') ?? null;

/** The chooser's sections, by who issues a card; an issuer that none names comes into the last. */
const sections = {
  'kinds.shop': ['jd', 'suning', 'tmall', 'taobao', 'pinduoduo', 'vip', 'yanxuan', 'ctrip'],
  'kinds.store': ['walmart', 'carrefour', 'freshippo'],
  'kinds.phone': ['cmcc', 'unicom', 'telecom'],
  'kinds.fuel': ['sinopec', 'petrochina'],
  'kinds.digital': ['apple', 'google-play', 'steam', 'xbox', 'amazon', 'junnet'],
  'kinds.other': [],
} as const satisfies Partial<Record<TextKey, readonly string[]>>;

export interface Section {
  readonly title: TextKey;
  readonly products: readonly string[];
}

const issuerOf = (product: string): string => product.replace(/\..*/, '');

/** Every product in exactly one section, in the order in which people know them. */
export function sectionsOf(products: readonly string[] = [...forms.keys()]): Section[] {
  const titles = Object.keys(sections) as (keyof typeof sections)[];
  const known = titles.flatMap((title): readonly string[] => sections[title]);
  return titles
    .map(title => {
      const issuers: readonly string[] =
        title === 'kinds.other'
          ? [...new Set(products.map(issuerOf))].filter(issuer => !known.includes(issuer))
          : sections[title];
      return {
        title,
        products: issuers.flatMap(issuer =>
          products.filter(product => issuerOf(product) === issuer).sort((a, b) => a.length - b.length),
        ),
      };
    })
    .filter(section => section.products.length > 0);
}

/** Binding this card needs its number too, as far as is known. */
export function needsNumber(product: string | null): boolean {
  const form = formOf(product);
  return form !== null && form.number !== null && form.verification.includes('number');
}

/** What its codes look like, in words: how many characters, of which kind, how they begin. */
export function formInWords({ characters, prefix, lengths, open }: CodeForm, t: Translate): string {
  if (open) return t('form.open');
  const [least] = lengths;
  const most = lengths.at(-1);
  const isRange = lengths.length > 1 && most === (least ?? 0) + lengths.length - 1;
  const count = isRange ? `${least}\u2013${most}` : lengths.join(t('form.or'));
  return t(`form.${characters}`, { count }) + (prefix === '' ? '' : t('form.prefix', { prefix }));
}

/** The printed groups for a code of so many characters; a single group where none are printed. Empty if not known. */
export function groupsFor({ layouts, lengths, open }: CodeForm, have = 0): readonly number[] {
  const sum = (groups: readonly number[]): number => groups.reduce((total, n) => total + n, 0);
  const printed = layouts.find(groups => sum(groups) >= have) ?? layouts.at(-1);
  if (printed !== undefined) return printed;
  if (open) return [];
  const length = lengths.find(each => each >= have) ?? lengths.at(-1);
  return length === undefined ? [] : [length];
}

/** In the printed groups; as it is where none are known. */
export function groupedCode(code: string, form: CodeForm | null, between: string): string {
  if (form === null || form.layouts.length === 0) return code;
  const parts: string[] = [];
  let at = 0;
  for (const length of groupsFor(form, code.length)) {
    parts.push(code.slice(at, at + length));
    at += length;
  }
  return [...parts, code.slice(at)].filter(part => part !== '').join(between);
}
