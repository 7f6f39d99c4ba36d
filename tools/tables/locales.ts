/** data/locales.json -> the languages of messages: their type, their rows and what loads their texts. */
import type { LocaleRule } from '../../bindings/js/products/names.ts';

export interface Locales {
  readonly rows: readonly (LocaleRule & {
    readonly name: string;
    readonly short: string;
    readonly joint: string;
    readonly either: readonly [two: string, between: string, last: string];
  })[];
}

/** What the schema cannot say. @returns one line an error */
export function checkLocales(file: string, { rows }: Locales): string[] {
  const errors: string[] = [];
  const ids = rows.map(({ id }) => id);
  rows.forEach(({ id, fallback }, i) => {
    if (ids.indexOf(id) < i) errors.push(`${file}: rows[${i}].id: ${id} stands there twice`);
    if (fallback === undefined) return;
    const other = rows.find(row => row.id === fallback);
    if (other === undefined) errors.push(`${file}: rows[${i}].fallback: there is no locale ${fallback}`);
    else if (other.fallback !== undefined)
      errors.push(`${file}: rows[${i}].fallback: ${fallback} has one itself`);
  });
  return errors;
}

/** For keys.ts: the locale of whoever names none, and the type of a name in all of them. */
export function localeKeys({ rows }: Locales): string {
  const fields = rows.map(
    ({ id, fallback }) => `  readonly '${id}'${fallback === undefined ? '' : '?'}: string;`,
  );
  return `/** Where none is named. */
export const defaultLocale: Locale = '${rows[0]?.id}';

/** A name in each language; where one may be missing, its fallback's stands for it. */
export interface LocalNames {
${fields.join('\n')}
}`;
}

export function localesModule({ rows }: Locales): string {
  return `/** Generated from data/locales.json by the build, in the order of \`locales\`. */
import type { Locale } from './keys.ts';

export interface LocaleRow {
  readonly id: Locale;
  /** What it calls itself, and the same where there is little room. */
  readonly name: string;
  readonly short: string;
  /** What stands between two sentences. */
  readonly joint: string;
  /** What makes "A or B" of two items; of more, what stands between them and before the last one. */
  readonly either: readonly [two: string, between: string, last: string];
  /** Whose names stand for those that there are not in this one. */
  readonly fallback?: Locale;
}

export const localeRows: readonly LocaleRow[] = ${JSON.stringify(rows, null, 2)};
`;
}

/** A module of its own: who imports it has the texts of all locales in reach of its bundler. */
export function loadersModule({ rows }: Locales): string {
  const lines = rows.map(({ id }) => `  '${id}': () => import('./${id}.ts'),`);
  return `/** Generated from data/locales.json by the build: the texts of each locale, loaded when they are asked for. */
import type { Locale } from '../../keys.ts';

/** A line for each key of keys.ts. */
type Loader = () => Promise<{ readonly default: string }>;

export const loaders: { readonly [L in Locale]: Loader } = {
${lines.join('\n')}
};
`;
}

/** A table of every locale's texts, out of a file each in a folder of the project. */
function textsTable({ rows }: Locales, folder: string, table: string, key: string): string {
  const name = (id: string) => `in_${id.replaceAll('-', '_')}`;
  const imports = rows.map(
    ({ id }) => `import ${name(id)} from '../../../${folder}/${id}.json' with { type: 'json' };`,
  );
  const texts = rows.map(({ id }) => `  '${id}': ${name(id)},`);
  return `/** Generated from data/locales.json by the build. */
${imports.join('\n')}
import type { Locale } from './keys.ts';

export type ${key} = keyof typeof ${name(rows[0]?.id ?? '')};

/** Typed so that a key missing in one language does not compile. */
export const ${table}: { readonly [L in Locale]: Readonly<Record<${key}, string>> } = {
${texts.join('\n')}
};
`;
}

/** For the page alone: its own texts. */
export const pageTextsModule = (locales: Locales) =>
  textsTable(locales, 'web/page/texts', 'pageTexts', 'TextKey');

/** For the page alone: what loads its texts. A module of its own, so that no text comes along. */
export function pageLoadersModule({ rows }: Locales): string {
  const own = rows.map(
    ({ id }) => `  '${id}': () => import('../../../web/page/texts/${id}.json', { with: { type: 'json' } }),`,
  );
  return `/** Generated from data/locales.json by the build. */
import type { Locale } from './keys.ts';
import type { TextKey } from './page_texts.ts';

/** The page's own texts. */
export const pageTextLoaders: {
  readonly [L in Locale]: () => Promise<{ readonly default: Readonly<Record<TextKey, string>> }>;
} = {
${own.join('\n')}
};
`;
}

/** For the component of mini-programs alone. */
export const componentTextsModule = (locales: Locales) =>
  textsTable(locales, 'bindings/miniprogram/component/texts', 'componentTexts', 'ComponentTextKey');
