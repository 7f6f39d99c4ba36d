/** A shop's own parts of the knowledge, held against the shipped ones and laid out for the core. */

import { allCharacters } from '#tables/gb2312.ts';
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
import { localeRows } from '#tables/locales.ts';
import { type Problem, ProblemsError } from '../core/errors.ts';
import { keyName } from '../core/key_name.ts';
import { isObject } from '../core/values.ts';
import { CompiledKnowledge } from '../explain/compiled_knowledge.ts';
import { packGb } from '../explain/gb2312.ts';
import { checkKnowledge } from './check.ts';
import { isCompared } from './compared.ts';
import { checkRemovals, isRemoval, type Merged, mergeKnowledge, removalsOf } from './merge.ts';
import { packKnowledge } from './pack.ts';
import {
  helpOf,
  type KnowledgeData,
  type KnowledgeFile,
  type KnowledgeWords,
  knowledgeFiles,
  knowledgeMessageKeys,
  type RowOverrides,
  reasonIds,
} from './rows.ts';
import { knowledgeTables } from './tables.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * Parts of the knowledge, each as the file of that name in `data/`. A row takes the place of the shipped one with its id,
 * or is added behind them; `{ id, remove: true }` takes the shipped one away. `messages` are texts by locale and key, as in
 * `data/messages`.
 */
export type KnowledgeOverrides = RowOverrides & {
  readonly messages?: Readonly<Partial<Record<Locale, Texts>>>;
};

/** One thing that is wrong with overrides: `field` as in `failures.rows[2].causes[0].share`, what is wrong, and the limit. */
export type KnowledgeProblem = Problem;

/** Thrown by `compileKnowledge`. Its message names every field that is wrong. */
export class KnowledgeError extends ProblemsError {
  override readonly name = 'KnowledgeError';

  constructor(problems: readonly KnowledgeProblem[]) {
    super(problems, ['compileKnowledge', ': ']);
  }
}

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Validate = ((value: unknown) => boolean) & { readonly errors?: readonly SchemaError[] | null };

const words: KnowledgeWords = {
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

/** @param kept the places of the rows that were looked at */
function describe(
  file: string,
  { instancePath, message, params }: SchemaError,
  kept: readonly number[],
): KnowledgeProblem {
  const strange = params.additionalProperty;
  const named =
    (strange === undefined ? undefined : keyName(String(strange))) ??
    params.allowedValues ??
    params.missingProperty;
  const detail = named === undefined ? '' : ` (${Array.isArray(named) ? named.join(', ') : String(named)})`;
  const at = path(instancePath).replace(
    /^\.rows\[(\d+)\]/,
    (_, i: string) => `.rows[${kept[Number(i)] ?? i}]`,
  );
  return { field: `${file}${at}`, message: `${message ?? 'is wrong'}${detail}` };
}

/** What does not fit the schema of a file, whose rows may be removals too. */
function partProblems(file: KnowledgeFile, part: unknown): KnowledgeProblem[] {
  const given = isObject(part) && Array.isArray(part.rows) ? (part.rows as readonly unknown[]) : [];
  const kept = given.flatMap((row, i) => (isRemoval(row) ? [] : [i]));
  const onlyRemovals = given.length > 0 && kept.length === 0;
  const validate = validators[file] as unknown as Validate;
  const rest = kept.length === given.length ? part : { ...(part as object), rows: kept.map(i => given[i]) };
  let errors: readonly SchemaError[];
  try {
    errors = validate(rest) ? [] : (validate.errors ?? []);
  } catch {
    // What compares two values calls itself for each that lies within.
    return [{ field: file, message: 'has lists within lists that go too deep' }];
  }
  const problems = errors
    .filter(({ instancePath }) => !(onlyRemovals && instancePath === '/rows'))
    .map(error => describe(file, error, kept));
  checkRemovals(file, given, (place, message) => problems.push({ field: `${file}.rows[${place}]`, message }));
  return problems;
}

/** What does not fit the schemas. */
function schemaProblems(overrides: Readonly<Record<string, unknown>>): KnowledgeProblem[] {
  const names = [...knowledgeFiles, 'messages', '$schema'] as readonly string[];
  const strange = Object.keys(overrides).filter(name => !names.includes(name));
  const problems = strange.map(name => ({ field: keyName(name), message: `is none of ${names.join(', ')}` }));
  for (const file of knowledgeFiles) {
    const part = overrides[file];
    if (part !== undefined) problems.push(...partProblems(file, part));
  }
  return problems;
}

function messageProblems(messages: unknown): KnowledgeProblem[] {
  if (messages === undefined) return [];
  if (!isObject(messages)) return [{ field: 'messages', message: 'must be texts by locale and key' }];
  return Object.entries(messages).flatMap(([locale, texts]) => {
    const field = `messages.${keyName(locale)}`;
    if (!(locales as readonly string[]).includes(locale))
      return [{ field, message: `is none of ${locales.join(', ')}` }];
    if (!isObject(texts)) return [{ field, message: 'must be texts by key' }];
    const wrong = Object.entries(texts).filter(([, text]) => typeof text !== 'string' || text === '');
    return wrong.map(([key]) => ({ field: `${field}.${keyName(key)}`, message: 'must be a text' }));
  });
}

/** What rows are wrong beside each other: references, sums, loops, what nothing reaches. */
function graphProblems({ data, places }: Merged, overrides: RowOverrides): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  checkKnowledge(data, words, (file, field, message, missing) => {
    const own = field.replace(/^rows\[(\d+)\]/, (_, index: string) => {
      const row = data[file as KnowledgeFile].rows[Number(index)];
      const place = places[file as KnowledgeFile][Number(index)];
      return place === undefined ? `the shipped row '${row?.id}'` : `rows[${place}]`;
    });
    const removal = missing && removalsOf(missing.file, overrides).get(missing.id);
    if (missing === undefined || removal === undefined) problems.push({ field: `${file}.${own}`, message });
    else
      problems.push({
        field: `${missing.file}.rows[${removal}]`,
        message: `'${missing.id}' cannot be removed: ${file}.${own} needs it`,
      });
  });
  return problems;
}

/** A text is needed for every row that the shipped texts know nothing of; a locale's fallback has it for both. */
function missingTexts(data: KnowledgeData, messages: KnowledgeOverrides['messages']): KnowledgeProblem[] {
  const shipped = new Set(knowledgeMessageKeys(shippedData));
  const wanted = knowledgeMessageKeys(data).filter(key => !shipped.has(key));
  const needed = localeRows.filter(({ fallback }) => fallback === undefined);
  return needed.flatMap(({ id: locale }) =>
    wanted
      .filter(key => messages?.[locale]?.[key] === undefined)
      .map(key => ({ field: `messages.${locale}.${key}`, message: 'is missing' })),
  );
}

/** A text of what there is not would never be seen. */
function strangeTexts(data: KnowledgeData, messages: KnowledgeOverrides['messages']): KnowledgeProblem[] {
  const used = new Set(knowledgeMessageKeys(data));
  const isKnowledge = (key: string) => /^(cause|remedy|support|platform)\./.test(key);
  return locales.flatMap(locale =>
    Object.keys(messages?.[locale] ?? {})
      .filter(key => isKnowledge(key) && !used.has(key))
      .map(key => ({
        field: `messages.${locale}.${key}`,
        message:
          'is the text of no row; causes that must be hidden share cause.generic.what and cause.generic.do',
      })),
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
  const causes = isObject(given.causes) ? { causes: Object.assign({ checkFirstFrom }, given.causes) } : {};
  const parts = { ...given, ...causes };
  const formal = [...schemaProblems(parts), ...messageProblems(parts.messages)];
  if (formal.length > 0) throw new KnowledgeError(formal);
  const merged = mergeKnowledge(parts);
  const problems = [
    ...graphProblems(merged, parts),
    ...missingTexts(merged.data, parts.messages),
    ...strangeTexts(merged.data, parts.messages),
  ];
  if (problems.length > 0) throw new KnowledgeError(problems);
  const { data } = merged;
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return new CompiledKnowledge(
    {
      supports: ids(data.supports.rows),
      help: helpOf(data),
      causes: ids(data.causes.rows),
      remedies: ids(data.remedies.rows),
      reasons: reasonIds(data),
      hidden: ids(data.causes.rows.filter(({ disclosure }) => disclosure === 'generic')),
      gb: packGb(allCharacters, isCompared(data)),
    },
    packKnowledge(knowledgeTables(data, words)),
    // A copy of its own: what the caller does with the texts later changes nothing here.
    JSON.parse(JSON.stringify(parts.messages ?? {})) as NonNullable<KnowledgeOverrides['messages']>,
  );
}
