/** The tables of the knowledge as a page of Markdown. */
import { type Readings, sharesOf } from '../../bindings/js/knowledge/rows.ts';
import { apisOf } from '../tables/explain/crosswalk.ts';
import { partOf } from '../tables/explain/figures.ts';
import type { KnowledgeSources } from '../tables/explain/sources.ts';

type Texts = Readonly<Record<string, string>>;

interface Sourced {
  readonly source: string;
  readonly confidence: string;
  readonly note?: string;
  readonly figures?: string;
}

const cell = (text: string | number) => String(text).replace(/\|/g, '\\|').replace(/\s+/g, ' ');

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const per = (parts: number) => `${(parts / 10).toFixed(parts % 10 === 0 ? 0 : 1)} %`;
const range = ([least, most]: readonly [number, number]) =>
  least === most ? `${least}` : `${least}-${most}`;
const sourceOf = (row: unknown) => {
  const { source, confidence, figures, note } = row as Sourced;
  return [`${source} (${confidence})`, figures, note].filter(Boolean).join('; ');
};

function platforms({ platforms: { rows } }: KnowledgeSources): string {
  return table(
    ['platform', 'channels', 'verification', 'attempts', 'support', 'money arrives, min', 'source'],
    rows.map(row => [
      code(row.id),
      row.channels.map(({ id, kind }) => `${id} (${kind})`).join(', '),
      row.verification.join(' + '),
      row.attempts.limit === null
        ? 'no limit known'
        : `${row.attempts.limit} per ${row.attempts.scope}${row.attempts.lockMinutes === null ? '' : `, locks for ${row.attempts.lockMinutes} min`}`,
      row.support,
      `${row.arrival.when}, ${range(row.arrival.minutes)}`,
      sourceOf(row),
    ]),
  );
}

function supports({ supports: { rows } }: KnowledgeSources, texts: Texts): string {
  return table(
    ['support', 'text', 'way', 'hours', 'answers within, min', 'source'],
    rows.map(row => [
      code(row.id),
      texts[`support.${row.id}`] ?? '',
      row.way,
      row.hours,
      range(row.answerMinutes),
      sourceOf(row),
    ]),
  );
}

function failures(data: KnowledgeSources): string {
  return table(
    ['failure', 'codes', 'HTTP', 'wordings', 'causes', 'source'],
    data.failures.rows.map(row => [
      code(row.id),
      (row.codes ?? []).map(code).join(' '),
      `${(row.http ?? []).map(range).join(', ')}${row.json ? ' with JSON' : ''}`,
      [...(row.texts ?? []), ...(row.exceptions ?? [])].join(' / '),
      row.as === undefined
        ? sharesOf(row, data)
            .map(({ cause, share }) => `${cause} ${per(share)}`)
            .join(', ')
        : `as ${code(row.as)}`,
      sourceOf(row),
    ]),
  );
}

function wordings({ wordings: { rows } }: KnowledgeSources): string {
  const told = (readings: Readings | undefined) =>
    Object.entries(readings ?? {})
      .map(([noun, failure]) => `${noun}: ${code(failure)}`)
      .join(', ');
  return table(
    ['words', 'kind', 'one of', 'tells of', 'denied, tells of', 'source'],
    rows.map(row => [
      code(row.id),
      row.kind,
      row.words.join(' / '),
      told(row.tells),
      told(row.denied),
      sourceOf(row),
    ]),
  );
}

function causes({ causes: { rows }, remedies }: KnowledgeSources, texts: Texts): string {
  const chanceOf = (remedy: string, chance: number | undefined) =>
    per(chance ?? remedies.rows.find(({ id }) => id === remedy)?.chance ?? 0);
  return table(
    ['cause', 'text', 'tier', 'retry', 'remedies, and how often they end it', 'source'],
    rows.map(row => [
      code(row.id),
      row.disclosure === 'generic'
        ? `hidden: ${texts['cause.generic.what']}`
        : (texts[`cause.${row.id}.what`] ?? ''),
      row.tier,
      row.retry.afterMs === undefined
        ? row.retry.reason
        : `${row.retry.reason} ${row.retry.afterMs / 1000} s`,
      row.remedies.map(({ remedy, chance }) => `${remedy} ${chanceOf(remedy, chance)}`).join(', '),
      sourceOf(row),
    ]),
  );
}

function remedies({ remedies: { rows } }: KnowledgeSources, texts: Texts): string {
  return table(
    ['remedy', 'text', 'minutes', 'order', 'where', 'source'],
    rows.map(row => [
      code(row.id),
      texts[`remedy.${row.id}`] ?? '',
      typeof row.minutes === 'string' ? `as the ${row.minutes}` : range(row.minutes),
      [
        row.first ? 'first of all' : '',
        row.after ? `after ${row.after.join(', ')}` : '',
        row.retries ? 'tries again' : '',
      ]
        .filter(Boolean)
        .join('; '),
      row.platforms?.join(', ') ?? 'everywhere',
      sourceOf(row),
    ]),
  );
}

function bounds({ atLeast, atMost }: { atLeast?: number | string; atMost?: number | string }): string {
  if (atLeast === atMost) return `${atLeast}`;
  if (atMost === undefined) return `from ${atLeast}`;
  return atLeast === undefined ? `up to ${atMost}` : `${atLeast} to ${atMost}`;
}

function evidence({ evidence: { rows } }: KnowledgeSources): string {
  return table(
    ['evidence', 'signal', 'holds at', 'makes as likely', 'source'],
    rows.map(row => [
      code(row.id),
      row.signal,
      bounds(row),
      row.factors.map(({ cause, times }) => `${cause} x ${times / 1000}`).join(', '),
      sourceOf(row),
    ]),
  );
}

function tiers({ tiers: { rows } }: KnowledgeSources): string {
  return table(
    ['rule', 'signal', 'holds at', 'causes', 'tier at least', 'source'],
    rows.map(row => [code(row.id), row.signal, bounds(row), row.causes.join(', '), row.tier, sourceOf(row)]),
  );
}

function scenarios({ scenarios: { rows } }: KnowledgeSources): string {
  return table(
    ['scenario', 'steps', 'minutes', 'success', 'source'],
    rows.map(row => [
      row.name.en ?? row.id,
      row.steps.join(' -> '),
      range(row.minutes),
      per(row.success),
      sourceOf(row),
    ]),
  );
}

function categories({ categories: { rows } }: KnowledgeSources): string {
  const both = (row: (typeof rows)[number], part: 'user' | 'system' | 'other') =>
    `${row[part]} -> ${(partOf(row, part) / 10).toFixed(1)} %`;
  return table(
    ['category', 'user', 'system', 'other', 'source'],
    rows.map(row => [
      code(row.id),
      both(row, 'user'),
      both(row, 'system'),
      both(row, 'other'),
      sourceOf(row),
    ]),
  );
}

function crosswalk(data: KnowledgeSources): string {
  const { rows } = data.crosswalk;
  const lines = data.failures.rows.flatMap(failure => {
    const by = new Map(apisOf(failure, data).map(([api, codes]) => [api.id, codes]));
    if (by.size === 0) return [];
    return [[code(failure.id), ...rows.map(({ id }) => (by.get(id) ?? []).map(code).join(' '))]];
  });
  const sources = rows.map(row => `- ${row.name}: ${sourceOf(row)}`).join('\n');
  return `${table(['failure', ...rows.map(({ name }) => name)], lines)}\n\n${sources}`;
}

/** @param texts of one locale */
export function tablesOf(data: KnowledgeSources, texts: Texts): string {
  const parts: readonly (readonly [string, string])[] = [
    ['Platforms', platforms(data)],
    ['Supports', supports(data, texts)],
    ['Failures', failures(data)],
    ['Nouns and predicates', wordings(data)],
    ["Crosswalk from payment APIs' codes", crosswalk(data)],
    ['Causes', causes(data, texts)],
    ['Remedies', remedies(data, texts)],
    ['Evidence', evidence(data)],
    ['Rules of tiers', tiers(data)],
    ['Scenarios', scenarios(data)],
    ['Shares of errors, as printed and normalised', categories(data)],
  ];
  return `# What is known about failed bindings: the tables

\`npm run knowledge\` writes this page from \`data/\`; a test keeps it true. How it is used is in
[knowledge.md](knowledge.md). Confidence: H primary code, documents or a paper; M one working code base; L articles; prior
our own judgement. What is L or prior can be replaced and is never shown as a fact.

![Failures on the left, causes in the middle, remedies on the right](images/knowledge.svg)

${parts.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n')}
`;
}
