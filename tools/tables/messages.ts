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

/**
 * What asks for texts in all locales at once, so that no part loads them: the command line, and the fields and schemas, which
 * have something to say before a part is there. The keys of each, and the module that it has.
 */
const programs = {
  cli: {
    own: 'cli.',
    // And what a filter file can be refused for, and a list.
    also: /^(known|list)\./,
    doc: 'what the command line says',
    type: 'CliKey',
    name: 'cliTexts',
  },
  batch: {
    own: 'batch.',
    also: undefined,
    doc: 'what a batch says of its rows and its files',
    type: 'BatchKey',
    name: 'batchTexts',
  },
  list: {
    own: 'list.',
    // And what a blocked card looks like: a code that is not known.
    also: /^finding\.code-not-known$/,
    doc: 'what a list of blocked cards says',
    type: 'ListKey',
    name: 'listTexts',
  },
  field: {
    own: 'field.',
    also: undefined,
    doc: 'what a field says of a text that no part is asked about',
    type: 'FieldKey',
    name: 'fieldTexts',
  },
} as const;
export type ProgramName = keyof typeof programs;
export const programNames = Object.keys(programs) as readonly ProgramName[];

const isProgramKey = (key: string) => Object.values(programs).some(({ own }) => key.startsWith(own));

/** The keys of the programs: those of the first locale, which the others must have too. */
export function programKeys([first]: readonly LocaleMessages[]): string[] {
  return [...(first?.files.values() ?? [])].flatMap(messages => Object.keys(messages).filter(isProgramKey));
}

/** A program's texts: all locales in one module. */
export function programTextsModule(program: ProgramName, locales: readonly LocaleMessages[]): string {
  const { own, also, doc, type, name } = programs[program];
  const wanted = (key: string) => key.startsWith(own) || also?.test(key) === true;
  const texts = locales.map(one => {
    const rows = [...merged(one, [])].filter(([key]) => wanted(key));
    return [one.locale, Object.fromEntries(rows)] as const;
  });
  const keys = Object.keys(texts[0]?.[1] ?? {}).map(key => `  | '${key}'`);
  return `/** Generated from data/messages by the build: ${doc}. */
import type { Locale } from './keys.ts';

export type ${type} =
${keys.join('\n')};

export const ${name}: Readonly<Record<Locale, Readonly<Record<${type}, string>>>> = ${JSON.stringify(Object.fromEntries(texts), null, 2)};
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
  session: ['session.'],
  whole: [''],
} as const;
export type PartName = keyof typeof partKeys;
export const partNames = Object.keys(partKeys) as readonly PartName[];

/** The texts of a part in one locale, by key. */
export function textsOfPart(
  part: PartName,
  messages: LocaleMessages,
  products: readonly ProductRow[],
): Messages {
  const isOfPart = (key: string) => partKeys[part].some(beginning => key.startsWith(beginning));
  const rows = [...merged(messages, products)]
    .filter(([key]) => key !== '$schema' && !isProgramKey(key) && isOfPart(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(rows);
}

/** The same as a page imports them by itself. */
export function messagesModule(locale: string, texts: Messages): string {
  const body = Object.entries(texts)
    .map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},`)
    .join('\n');
  return `/** Generated from data/messages/${locale} by the build. */
const messages: Readonly<Record<string, string>> = {\n${body}\n};\nexport default messages;\n`;
}
