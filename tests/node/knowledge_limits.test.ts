// What lies just within each limit of knowledge is taken, and what lies just beyond is told by its field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkKnowledge } from '../../bindings/js/knowledge/check.ts';
import { root } from '../../tools/build/paths.ts';
import { loadData } from '../../tools/tables/data.ts';
import { knowledgeWords } from '../../tools/tables/explain/words.ts';

const shipped = loadData(root);
const words = knowledgeWords(shipped.vocabulary);

type Json = Record<string, unknown>;
type Knowledge = Record<string, { rows: Json[] }>;
type Change = (knowledge: Knowledge) => void;

function errors(change: Change): string {
  const knowledge = structuredClone(shipped.knowledge);
  change(knowledge as unknown as Knowledge);
  const told: string[] = [];
  checkKnowledge(knowledge, words, (file, field, message) => told.push(`${file}.json: ${field}: ${message}`));
  return told.join('\n');
}

const first = (knowledge: Knowledge, file: string) => knowledge[file]?.rows[0] as Json;
/** Sets fields of the first row of a file. */
const set =
  (file: string, fields: Json): Change =>
  knowledge =>
    Object.assign(first(knowledge, file), fields);
/** Fills a file with copies of its first row under other ids, up to so many rows. */
const filled =
  (file: string, count: number): Change =>
  knowledge => {
    const rows = knowledge[file]?.rows as Json[];
    while (rows.length < count) rows.push({ ...rows[0], id: `copy-${rows.length}` });
  };
/** One text more in a row that has some of the kind. */
const text =
  (kind: string, one: string): Change =>
  knowledge => {
    const row = knowledge.failures?.rows.find(failure => Array.isArray(failure[kind])) as Json;
    (row[kind] as string[]).push(one);
  };
const long = (count: number) => 'xyzzy'.repeat(20).slice(0, count);
const rows = (file: string) => (shipped.knowledge as unknown as Knowledge)[file]?.rows as Json[];
/** Evidence and failures are told as reasons together. */
const reasonsOf = (count: number) => filled('failures', count - rows('evidence').length);
const bounds = (signal: string, atLeast: unknown) => set('evidence', { signal, atLeast, atMost: undefined });

const limits: readonly (readonly [name: string, within: Change, beyond: Change, told: RegExp])[] = [
  ['16 platforms', filled('platforms', 16), filled('platforms', 17), /platforms\.json: rows: more than 16/],
  ['254 supports', filled('supports', 254), filled('supports', 255), /supports\.json: rows: more than 254/],
  ['254 remedies', filled('remedies', 254), filled('remedies', 255), /remedies\.json: rows: more than 254/],
  ['254 causes', filled('causes', 254), filled('causes', 255), /causes\.json: rows: more than 254/],
  ['254 failures', filled('failures', 254), filled('failures', 255), /failures\.json: rows: more than 254/],
  ['254 wordings', filled('wordings', 254), filled('wordings', 255), /wordings\.json: rows: more than 254/],
  ['255 reasons', reasonsOf(255), reasonsOf(256), /with evidence 256 rows, more than 255/],
  ['64 signs', filled('evidence', 64), filled('evidence', 65), /evidence\.json: rows: more than 64/],
  [
    'minutes of a remedy',
    set('remedies', { minutes: [5, 5] }),
    set('remedies', { minutes: [6, 5] }),
    /remedies\.json: rows\[0\]\.minutes: the least, 6, is more than the most, 5/,
  ],
  [
    'minutes of a support',
    set('supports', { answerMinutes: [5, 5] }),
    set('supports', { answerMinutes: [6, 5] }),
    /supports\.json: rows\[0\]\.answerMinutes: the least, 6/,
  ],
  [
    'minutes of an arrival',
    set('platforms', { arrival: { ...(rows('platforms')[0]?.arrival as Json), minutes: [5, 5] } }),
    set('platforms', { arrival: { ...(rows('platforms')[0]?.arrival as Json), minutes: [6, 5] } }),
    /platforms\.json: rows\[0\]\.arrival\.minutes: the least, 6/,
  ],
  ['a code of two', text('codes', 'qz'), text('codes', 'q'), /'q' is too short/],
  ['a text of four', text('texts', 'qzqz'), text('texts', 'qzq'), /'qzq' is too short/],
  ['an exception of three', text('exceptions', 'qzq'), text('exceptions', 'qz'), /'qz' is too short/],
  [
    'a text of two characters',
    text('texts', '\u9f98\u9f98'),
    text('texts', '\u9f98'),
    /'\u9f98' is too short/,
  ],
  ['a text of 64', text('texts', long(64)), text('texts', long(65)), /is longer than 64/],
  ['a code once', text('codes', 'qzqz'), twice('codes'), /'QZQZ' stands in '.*' too/],
  ['a text once', text('texts', 'qzqz'), twice('texts'), /'QZQZ' stands in '.*' too/],
  [
    'a status',
    statuses([409, 409]),
    statuses([410, 409]),
    /\.http\[0\]: the first, 410, is more than the last, 409/,
  ],
  ['shares of 1000', shares(0), shares(1), /the shares add up to 1001, not to 1000/],
  [
    'a cause once',
    shares(0),
    causeTwice,
    /failures\.json: rows\[\d+\]\.causes\[1\]\.cause: '.*' stands twice/,
  ],
  [
    'a remedy once',
    set('causes', {}),
    remedyTwice,
    /causes\.json: rows\[0\]\.remedies\[\d+\]\.remedy: '.*' stands twice/,
  ],
  [
    'a support of a cause',
    set('causes', {}),
    set('causes', { support: 'x' }),
    /causes\.json: rows\[0\]\.support: .*'x'/,
  ],
  [
    'a support of a platform',
    set('platforms', {}),
    set('platforms', { support: 'x' }),
    /platforms\.json: rows\[0\]\.support: .*'x'/,
  ],
  [
    'a platform of a remedy',
    set('remedies', { platforms: ['jd'] }),
    set('remedies', { platforms: ['jd', 'x'] }),
    /remedies\.json: rows\[0\]\.platforms\[1\]: .*'x'/,
  ],
  [
    'what comes before a remedy',
    set('remedies', {}),
    set('remedies', { after: ['x'] }),
    /remedies\.json: rows\[0\]\.after\[0\]: .*'x'/,
  ],
  [
    'a signal',
    bounds('attempts', 1),
    bounds('moods', 1),
    /evidence\.json: rows\[0\]\.signal: no such signal 'moods'/,
  ],
  [
    'a number',
    bounds('attempts', 1),
    bounds('attempts', 'valid'),
    /rows\[0\]\.atLeast: must be a number with 'attempts'/,
  ],
  [
    'a verdict',
    bounds('verdict', 'valid'),
    bounds('verdict', 'good'),
    /rows\[0\]\.atLeast: must be one of .*valid/,
  ],
  [
    'an origin',
    bounds('origin', rows('evidence').find(one => one.signal === 'origin')?.atLeast),
    bounds('origin', 'valid'),
    /rows\[0\]\.atLeast: must be one of/,
  ],
  [
    'a cause of evidence',
    set('evidence', {}),
    set('evidence', { factors: [{ cause: 'x', times: 2 }] }),
    /evidence\.json: rows\[0\]\.factors\[0\]\.cause: .*'x'/,
  ],
  [
    'a cause of a tier',
    set('tiers', {}),
    set('tiers', { causes: ['x'] }),
    /tiers\.json: rows\[0\]\.causes\[0\]: .*'x'/,
  ],
  [
    'a platform by its id',
    set('platforms', {}),
    likeAnother,
    /platforms\.json: rows\[1\]\.id: is read as '.*' is/,
  ],
  [
    'the platform for the others',
    set('platforms', {}),
    withoutGeneric,
    /platforms\.json: rows: 'generic' is missing/,
  ],
];

function twice(kind: string): Change {
  return knowledge => {
    text(kind, 'qzqz')(knowledge);
    text(kind, 'QZQZ')(knowledge);
  };
}

function statuses(range: readonly [number, number]): Change {
  return knowledge => {
    const row = knowledge.failures?.rows.find(({ http }) => http !== undefined) as Json;
    row.http = [range];
  };
}

const withCauses = (knowledge: Knowledge) =>
  knowledge.failures?.rows.find(({ causes }) => Array.isArray(causes) && causes.length > 1)?.causes as Json[];

function shares(more: number): Change {
  return knowledge => {
    const [share] = withCauses(knowledge);
    Object.assign(share as Json, { share: (share?.share as number) + more });
  };
}

function causeTwice(knowledge: Knowledge): void {
  const [one, two] = withCauses(knowledge);
  Object.assign(two as Json, { cause: one?.cause });
}

function remedyTwice(knowledge: Knowledge): void {
  const plan = first(knowledge, 'causes').remedies as Json[];
  plan.push({ ...plan[0] });
}

function likeAnother(knowledge: Knowledge): void {
  const [one, two] = knowledge.platforms?.rows ?? [];
  Object.assign(two as Json, { id: String(one?.id).toUpperCase() });
}

function withoutGeneric(knowledge: Knowledge): void {
  const { platforms } = knowledge;
  if (platforms) platforms.rows = platforms.rows.filter(({ id }) => id !== 'generic');
}

for (const [name, within, beyond, told] of limits)
  test(`knowledge: ${name}`, () => {
    assert.doesNotMatch(errors(within), told);
    assert.match(errors(beyond), told);
  });
