/** The wordings and statuses of failures -> one text that holds all patterns, and rows that point into it. */
import type { FailureRow } from './guide.ts';
import { reduce } from './guide-reduce.ts';
import { stringLiteral } from './header.ts';

interface Pattern {
  readonly text: string;
  readonly failure: number;
}

type Kind = 'codes' | 'texts' | 'exceptions';

function patternsOf(rows: readonly FailureRow[], kind: Kind): Pattern[] {
  const all = rows.flatMap((row, failure) =>
    (row[kind] ?? []).map(text => ({ text: reduce(text), failure })),
  );
  return all.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
}

/** A text in which every pattern occurs; long ones first, so that short ones are found inside them. */
function pooled(patterns: readonly Pattern[]): string {
  const texts = [...new Set(patterns.map(({ text }) => text))].sort((a, b) => b.length - a.length);
  return texts.reduce((pool, text) => (pool.includes(text) ? pool : pool + text), '');
}

function literal(pool: string): string {
  const parts = pool.match(/[\s\S]{1,16}/g) ?? [];
  return parts.map(part => `    ${stringLiteral(part, 'u')}`).join('\n');
}

/** Sorted by their UTF-16 units: the core narrows the rows down unit by unit. */
export function patternTables(rows: readonly FailureRow[]): string[] {
  const kinds = { codes: 'kCodes', texts: 'kTexts', exceptions: 'kExceptions' } as const;
  const lists = (Object.keys(kinds) as Kind[]).map(kind => ({
    name: kinds[kind],
    patterns: patternsOf(rows, kind),
  }));
  const pool = pooled(lists.flatMap(({ patterns }) => patterns));
  const tables = lists.map(({ name, patterns }) => {
    const list = patterns.map(({ text, failure }) => `{${pool.indexOf(text)}, ${text.length}, ${failure}}`);
    return `inline constexpr PatternRow ${name}[] = {\n${list.map(row => `    ${row},`).join('\n')}\n};`;
  });
  const statuses = rows.flatMap((row, failure) =>
    (row.http ?? []).map(range => `    {${range.join(', ')}, ${failure}},`),
  );
  return [
    `inline constexpr std::u16string_view kPatternText =\n${literal(pool)};`,
    ...tables,
    `inline constexpr StatusRow kStatuses[] = {\n${statuses.join('\n')}\n};`,
  ];
}
