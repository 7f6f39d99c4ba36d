/** data/messages/<locale>/*.json -> one TypeScript module a locale; all locales must have the same keys and parameters. */
import { nameIn } from '../../bindings/js/products/names.ts';
import type { ProductRow } from './products.ts';

export type Messages = Readonly<Record<string, string>>;

export interface LocaleMessages {
  readonly locale: string;
  /** Whose names stand for those that products have not in this one. */
  readonly fallback: string | undefined;
  /** Files by name, each key -> text. */
  readonly files: ReadonlyMap<string, Messages>;
}

function merged(
  { locale, fallback, files }: LocaleMessages,
  products: readonly ProductRow[],
): Map<string, string> {
  const all = new Map<string, string>();
  for (const messages of files.values())
    for (const [key, text] of Object.entries(messages)) all.set(key, text);
  for (const { id, name } of products) all.set(`product.${id}`, nameIn(name, { id: locale, fallback }));
  return all;
}

/** Only the command line asks for these, so that no page loads them. */
const isCliKey = (key: string) => key.startsWith('cli.');

/** The keys of the command line: those of the first locale, which the others must have too. */
export function cliKeys([first]: readonly LocaleMessages[]): string[] {
  return [...(first?.files.values() ?? [])].flatMap(messages => Object.keys(messages).filter(isCliKey));
}

/** All locales in one module, with what a filter file can be refused for. */
export function cliTextsModule(locales: readonly LocaleMessages[]): string {
  const wanted = (key: string) => isCliKey(key) || key.startsWith('known.');
  const texts = locales.map(one => {
    const rows = [...merged(one, [])].filter(([key]) => wanted(key));
    return [one.locale, Object.fromEntries(rows)] as const;
  });
  const keys = Object.keys(texts[0]?.[1] ?? {}).map(key => `  | '${key}'`);
  return `/** Generated from data/messages by the build: what the command line says. */
import type { Locale } from './keys.ts';

export type CliKey =
${keys.join('\n')};

export const cliTexts: Readonly<Record<Locale, Readonly<Record<CliKey, string>>>> = ${JSON.stringify(Object.fromEntries(texts), null, 2)};
`;
}

function parameters(text: string): string {
  return [...text.matchAll(/\{([a-z]+)\}/gi)]
    .map(match => match[1])
    .sort()
    .filter((name, i, all) => name !== all[i - 1])
    .join(', ');
}

/**
 * @param required keys that the core or the bindings can ask for
 * @returns errors: a missing key, a key that nothing asks for, a parameter that one locale lacks
 */
export function checkMessages(locales: readonly LocaleMessages[], required: ReadonlySet<string>): string[] {
  const errors: string[] = [];
  const [first] = locales;
  for (const { locale, files } of locales) {
    const where = `data/messages/${locale}`;
    const keys = new Map<string, string>();
    for (const [file, messages] of files) {
      for (const key of Object.keys(messages)) {
        if (key === '$schema') continue;
        if (keys.has(key)) errors.push(`${where}/${file}: ${key}: stands in ${keys.get(key)} too`);
        if (!required.has(key)) errors.push(`${where}/${file}: ${key}: nothing asks for this key`);
        keys.set(key, file);
        const reference = first?.files.get(file)?.[key];
        if (reference !== undefined && parameters(reference) !== parameters(messages[key] ?? '')) {
          errors.push(
            `${where}/${file}: ${key}: takes {${parameters(messages[key] ?? '')}}, but {${parameters(reference)}} in ${first?.locale}`,
          );
        }
      }
    }
    for (const key of required) if (!keys.has(key)) errors.push(`${where}: ${key}: is missing`);
  }
  return errors;
}

/** What the texts of each part begin with; the whole has all that no other program asks for. */
const partKeys = {
  check: ['finding.', 'edit.'],
  guide: ['cause.', 'remedy.', 'support.', 'wait.'],
  whole: [''],
} as const;
export type PartName = keyof typeof partKeys;
export const partNames = Object.keys(partKeys) as readonly PartName[];

/** The texts of a part in one locale. */
export function messagesModule(
  part: PartName,
  messages: LocaleMessages,
  products: readonly ProductRow[],
): string {
  const isOfPart = (key: string) => partKeys[part].some(beginning => key.startsWith(beginning));
  const rows = [...merged(messages, products)]
    .filter(([key]) => key !== '$schema' && !isCliKey(key) && isOfPart(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const body = rows.map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},`).join('\n');
  return `/** Generated from data/messages/${messages.locale} by the build. */
const messages: Readonly<Record<string, string>> = {\n${body}\n};\nexport default messages;\n`;
}
