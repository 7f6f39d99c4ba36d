/**
 * `cardmend/knowledge`: a shop's own platforms, failures, causes, remedies and texts in place of the shipped ones.
 *
 * ```ts
 * import { compileKnowledge } from 'cardmend/knowledge';
 * cardmend.useKnowledge(compileKnowledge(await (await fetch('/our-knowledge.json')).json()));
 * ```
 */
import {
  cardOrigins,
  channelKinds,
  disclosures,
  type Locale,
  locales,
  retryReasons,
  signals,
  tiers,
  verdicts,
} from '#tables/keys.ts';
import { shippedData } from '#tables/knowledge_data.ts';
import { validators } from '#tables/knowledge_schema.ts';
import { checkGuide } from './knowledge_check.ts';
import { CompiledKnowledge } from './knowledge_compiled.ts';
import { packKnowledge } from './knowledge_pack.ts';
import {
  type GuideData,
  type GuideFile,
  type GuideWords,
  guideFiles,
  guideMessageKeys,
  reasonIds,
} from './knowledge_rows.ts';
import { knowledgeTables } from './knowledge_tables.ts';

export type { CompiledKnowledge } from './knowledge_compiled.ts';
export type * from './knowledge_rows.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * Parts of the knowledge, each as the file of that name in `data/`. A row takes the place of the shipped one with its id,
 * or is added behind them. `messages` are texts by locale and key, as in `data/messages`.
 */
export type KnowledgeOverrides = Partial<GuideData> & {
  readonly messages?: Readonly<Partial<Record<Locale, Texts>>>;
};

/** One thing that is wrong with overrides. */
export interface KnowledgeProblem {
  /** As in `failures.rows[2].causes[0].share`. */
  readonly field: string;
  /** What is wrong, and the limit. */
  readonly message: string;
}

/** Thrown by `compileKnowledge`. Its message names every field that is wrong. */
export class KnowledgeError extends RangeError {
  override readonly name = 'KnowledgeError';

  constructor(readonly problems: readonly KnowledgeProblem[]) {
    super(`compileKnowledge: ${problems.map(({ field, message }) => `${field}: ${message}`).join('; ')}`);
  }
}

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Validate = ((value: unknown) => boolean) & { readonly errors?: readonly SchemaError[] | null };

const words: GuideWords = {
  verdicts,
  cardOrigins,
  channelKinds,
  signals,
  tiers,
  disclosures,
  retryReasons,
};

/** `/rows/3/to` -> `.rows[3].to`. */
function path(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return parts.map(part => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
}

function describe(file: string, { instancePath, message, params }: SchemaError): KnowledgeProblem {
  const named = params.additionalProperty ?? params.allowedValues ?? params.missingProperty;
  const detail = named === undefined ? '' : ` (${Array.isArray(named) ? named.join(', ') : String(named)})`;
  return { field: `${file}${path(instancePath)}`, message: `${message ?? 'is wrong'}${detail}` };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What does not fit the schema of its file. */
function schemaProblems(overrides: Readonly<Record<string, unknown>>): KnowledgeProblem[] {
  const known = [...guideFiles, 'messages', '$schema'] as readonly string[];
  const strange = Object.keys(overrides).filter(name => !known.includes(name));
  const problems = strange.map(name => ({ field: name, message: `is none of ${known.join(', ')}` }));
  for (const file of guideFiles) {
    const part = overrides[file];
    if (part === undefined) continue;
    const validate = validators[file] as unknown as Validate;
    if (!validate(part)) problems.push(...(validate.errors ?? []).map(error => describe(file, error)));
  }
  return problems;
}

function messageProblems(messages: unknown): KnowledgeProblem[] {
  if (messages === undefined) return [];
  if (!isObject(messages)) return [{ field: 'messages', message: 'must be texts by locale and key' }];
  return Object.entries(messages).flatMap(([locale, texts]) => {
    const field = `messages.${locale}`;
    if (!(locales as readonly string[]).includes(locale))
      return [{ field, message: `is none of ${locales.join(', ')}` }];
    if (!isObject(texts)) return [{ field, message: 'must be texts by key' }];
    const wrong = Object.entries(texts).filter(([, text]) => typeof text !== 'string' || text === '');
    return wrong.map(([key]) => ({ field: `${field}.${key}`, message: 'must be a text' }));
  });
}

interface Merged {
  readonly data: GuideData;
  /** Where each row of a file stands in the overrides; undefined for a shipped one. */
  readonly places: Readonly<Record<GuideFile, readonly (number | undefined)[]>>;
}

interface AnyRow {
  readonly id: string;
}

function merge(overrides: Partial<GuideData>): Merged {
  const parts = guideFiles.map(file => {
    const shipped = shippedData[file].rows as readonly AnyRow[];
    const own = (overrides[file]?.rows ?? []) as readonly AnyRow[];
    const rows = [...shipped];
    const places: (number | undefined)[] = shipped.map(() => undefined);
    own.forEach((row, i) => {
      const at = shipped.findIndex(({ id }) => id === row.id);
      const to = at >= 0 && places[at] === undefined ? at : rows.length;
      rows[to] = row;
      places[to] = i;
    });
    return { file, part: { ...shippedData[file], ...overrides[file], rows }, places };
  });
  return {
    data: Object.fromEntries(parts.map(({ file, part }) => [file, part])) as unknown as GuideData,
    places: Object.fromEntries(
      parts.map(({ file, places }) => [file, places]),
    ) as unknown as Merged['places'],
  };
}

/** What rows are wrong beside each other: references, sums, loops, what nothing reaches. */
function graphProblems({ data, places }: Merged): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  checkGuide(data, words, (file, field, message) => {
    const own = field.replace(/^rows\[(\d+)\]/, (_, index: string) => {
      const row = data[file as GuideFile].rows[Number(index)];
      const place = places[file as GuideFile][Number(index)];
      return place === undefined ? `the shipped row '${row?.id}'` : `rows[${place}]`;
    });
    problems.push({ field: `${file}.${own}`, message });
  });
  return problems;
}

/** A text is needed for every row that the shipped texts know nothing of. */
function missingTexts(data: GuideData, messages: KnowledgeOverrides['messages']): KnowledgeProblem[] {
  const shipped = new Set(guideMessageKeys(shippedData));
  const wanted = guideMessageKeys(data).filter(key => !shipped.has(key));
  return locales.flatMap(locale =>
    wanted
      .filter(key => messages?.[locale]?.[key] === undefined)
      .map(key => ({ field: `messages.${locale}.${key}`, message: 'is missing' })),
  );
}

/**
 * Checks parts of the knowledge against the schemas and against what is shipped, and lays the whole out for the core.
 * Without overrides it is what is shipped.
 *
 * @throws KnowledgeError, a RangeError that names every field that is wrong; TypeError if it is no object
 */
export function compileKnowledge(overrides: KnowledgeOverrides = {}): CompiledKnowledge {
  if (!isObject(overrides)) {
    throw new TypeError('compileKnowledge takes an object such as { supports: { rows: [...] } }');
  }
  const given = overrides as KnowledgeOverrides;
  const { checkFirstFrom } = shippedData.causes;
  const causes = isObject(given.causes)
    ? { causes: Object.assign({ checkFirstFrom }, given.causes) as GuideData['causes'] }
    : {};
  const parts = { ...given, ...causes };
  const formal = [...schemaProblems(parts), ...messageProblems(parts.messages)];
  if (formal.length > 0) throw new KnowledgeError(formal);
  const merged = merge(parts);
  const problems = [...graphProblems(merged), ...missingTexts(merged.data, parts.messages)];
  if (problems.length > 0) throw new KnowledgeError(problems);
  const { data } = merged;
  const ids = (rows: readonly AnyRow[]) => rows.map(({ id }) => id);
  return new CompiledKnowledge(
    {
      supports: ids(data.supports.rows),
      causes: ids(data.causes.rows),
      remedies: ids(data.remedies.rows),
      reasons: reasonIds(data),
      hidden: ids(data.causes.rows.filter(({ disclosure }) => disclosure === 'generic')),
    },
    new Int32Array(packKnowledge(knowledgeTables(data, words)).buffer),
    structuredClone(parts.messages ?? {}),
  );
}
