/** data/glossary.json: one thing has one name in all messages. */
import type { LocaleMessages } from './messages.ts';

export interface Glossary {
  readonly rows: readonly {
    readonly id: string;
    readonly name: Readonly<Record<string, string>>;
    /** Names that are not used for it. */
    readonly not: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** Names of Latin letters are found as whole words, in any case; others anywhere. */
function pattern(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[ -~]+$/.test(name) ? new RegExp(`\\b${escaped}\\b`, 'i') : new RegExp(escaped);
}

/** @returns errors: a message that calls a thing by another name, and a name that no message uses */
export function checkGlossary(
  file: string,
  { rows }: Glossary,
  locales: readonly LocaleMessages[],
): string[] {
  const errors: string[] = [];
  for (const { locale, files } of locales) {
    // What the command line says is for people who know its words.
    const texts = [...files].flatMap(([name, messages]) =>
      Object.entries(messages)
        .filter(([key]) => key !== '$schema' && !key.startsWith('cli.'))
        .map(([key, text]) => ({ where: `data/messages/${locale}/${name}: ${key}`, text })),
    );
    rows.forEach((row, i) => {
      const name = row.name[locale] ?? '';
      for (const other of row.not[locale] ?? []) {
        const found = pattern(other);
        for (const { where, text } of texts)
          if (found.test(text)) errors.push(`${where}: says '${other}' for '${name}'`);
      }
      if (!texts.some(({ text }) => text.toLowerCase().includes(name.toLowerCase())))
        errors.push(`${file}: rows[${i}].name.${locale}: no message says '${name}'`);
    });
  }
  return errors;
}
