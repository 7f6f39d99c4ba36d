/** Everything under data/, read and checked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { knowledgeMessageKeys } from '../../bindings/js/knowledge/rows.ts';
import type { LocaleRule } from '../../bindings/js/products/names.ts';
import { type CheckDigits, checkCheckDigits } from './check_digits.ts';
import { type Currencies, checkCurrencies } from './currencies.ts';
import { checkDetection, type Detection } from './detection.ts';
import { checkDictation, type Dictation } from './dictation.ts';
import { sourceErrors } from './explain/check.ts';
import { type KnowledgeSources, readSources } from './explain/sources.ts';
import { fillSchema, schemaLists } from './fill_schema.ts';
import { checkGlossary, type Glossary } from './glossary.ts';
import { limitsOf } from './limits.ts';
import { DataError, DataFolder } from './load.ts';
import { checkLocales, type Locales } from './locales.ts';
import { checkMessages, type LocaleMessages, type Messages, programKeys } from './messages.ts';
import { checkProduct, type ProductRow } from './products.ts';
import { type Confusions, checkConfusions, checkLabels, type Labels } from './reading.ts';
import { checkSections, type Sections } from './sections.ts';
import { checkSession, type SessionData } from './session.ts';
import { checkSlips, type Slips } from './slips.ts';
import { checkThresholds, type Thresholds, thresholdOf } from './thresholds.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Data {
  readonly vocabulary: Vocabulary;
  readonly checkDigits: CheckDigits;
  readonly products: readonly ProductRow[];
  readonly sections: Sections;
  /** Frozen: logic is tested on them, so that a change of data breaks no test of logic. */
  readonly testProducts: readonly ProductRow[];
  readonly confusions: Confusions;
  readonly slips: Slips;
  readonly labels: Labels;
  readonly currencies: Currencies;
  readonly detection: Detection;
  readonly knowledge: KnowledgeSources;
  readonly session: SessionData;
  readonly glossary: Glossary;
  readonly dictation: Dictation;
  readonly thresholds: Thresholds;
  readonly locales: Locales;
  readonly messages: readonly LocaleMessages[];
}

function readMessages(
  folder: DataFolder,
  messages: string,
  { id: locale, fallback }: LocaleRule,
): LocaleMessages {
  const names = readdirSync(join(messages, locale)).sort();
  const read = (name: string) => folder.read<Messages>(join(messages, locale, name), 'messages.schema.json');
  return { locale, fallback, files: new Map(names.map(name => [name, read(name)])) };
}

/** @throws DataError if a listed locale has no folder, or a folder is not listed */
function checkFolders(root: string, { rows }: Locales): void {
  const ids = rows.map(({ id }) => id);
  const folders = readdirSync(join(root, 'data/messages'));
  const errors = [
    ...ids.filter(id => !folders.includes(id)).map(id => `data/messages/${id}: is missing`),
    ...folders
      .filter(name => !ids.includes(name))
      .map(name => `data/messages/${name}: data/locales.json does not list it`),
  ];
  if (errors.length > 0) throw new DataError(errors);
}

/** @param root the project's folder @throws DataError if a file does not fit its schema */
export function loadData(root: string): Data {
  const schemas = join(root, 'data/schema');
  const at = (path: string) => join(root, 'data', path);
  const lists = new DataFolder(root, schemas);
  const locales = lists.read<Locales>(at('locales.json'), 'locales.schema.json');
  const checkDigits = lists.read<CheckDigits>(at('check_digits.json'), 'check_digits.schema.json');
  checkFolders(root, locales);
  const listed = schemaLists(locales, checkDigits);
  const folder = new DataFolder(root, schemas, schema => fillSchema(schema, listed));
  return {
    locales,
    checkDigits,
    messages: listed.locales.map(row => readMessages(folder, at('messages'), row)),
    vocabulary: folder.read(at('vocabulary.json'), 'vocabulary.schema.json'),
    products: folder.readAll(at('products'), 'product.schema.json'),
    sections: folder.read(at('sections.json'), 'sections.schema.json'),
    testProducts: folder.readAll(join(root, 'tests/products'), 'product.schema.json'),
    confusions: folder.read(at('confusions/readings.json'), 'readings.schema.json'),
    slips: {
      slips: folder.read(at('confusions/slips.json'), 'slips.schema.json'),
      looks: folder.read(at('confusions/looks.json'), 'looks.schema.json'),
      sounds: folder.read(at('confusions/sounds.json'), 'sounds.schema.json'),
      keyboards: folder.read(at('confusions/keyboards.json'), 'keyboards.schema.json'),
    },
    labels: folder.read(at('labels.json'), 'labels.schema.json'),
    currencies: folder.read(at('currencies.json'), 'currencies.schema.json'),
    detection: folder.read(at('detection.json'), 'detection.schema.json'),
    dictation: folder.read(at('dictation.json'), 'dictation.schema.json'),
    thresholds: folder.read(at('thresholds.json'), 'thresholds.schema.json'),
    knowledge: readSources(folder, at('')),
    session: folder.read(at('session.json'), 'session.schema.json'),
    glossary: folder.read(at('glossary.json'), 'glossary.schema.json'),
  };
}

/** The keys that the core and the bindings can ask a locale for; products bring their names themselves. */
function requiredKeys({ vocabulary, knowledge, session, messages }: Data): Set<string> {
  return new Set([
    ...vocabulary.findings.map(({ id }) => `finding.${id}`),
    ...vocabulary.editReasons.map(({ id }) => `edit.${id}`),
    ...vocabulary.knownStatuses.filter(({ id }) => id !== 'ok').map(({ id }) => `known.${id}`),
    ...knowledgeMessageKeys(knowledge),
    ...session.sessionReasons.filter(({ id }) => id !== 'none').map(({ id }) => `session.${id}`),
    ...['session.seconds', 'session.until', 'session.off-peak'],
    ...programKeys(messages),
  ]);
}

/** What the schemas cannot say. @returns one line an error */
export function checkData(data: Data): string[] {
  const rules = {
    checkRules: data.checkDigits.rows,
    limits: limitsOf(data.vocabulary.limits),
    locales: data.locales.rows,
  };
  return [
    ...checkLocales('data/locales.json', data.locales),
    ...checkCheckDigits('data/check_digits.json', data.checkDigits),
    ...data.products.flatMap(row => checkProduct(`data/products/${row.id}.json`, row, rules)),
    ...checkSections(
      'data/sections.json',
      data.sections,
      data.products.map(({ id }) => id),
    ),
    ...data.testProducts.flatMap(row => checkProduct(`tests/products/${row.id}.json`, row, rules)),
    ...checkConfusions('data/confusions/readings.json', data.confusions),
    ...checkSlips('data/confusions', data.slips),
    ...checkLabels('data/labels.json', data.labels),
    ...checkCurrencies('data/currencies.json', data.currencies),
    ...checkDetection('data/detection.json', data.detection),
    ...sourceErrors(data.knowledge, data.vocabulary),
    ...checkSession(data.session, data.knowledge),
    ...checkGlossary('data/glossary.json', data.glossary, data.messages),
    ...checkThresholds('data/thresholds.json', data.thresholds),
    ...checkDictation(
      'data/dictation.json',
      data.dictation,
      Math.round(1000 * thresholdOf(data.thresholds, 'heard-certain')),
    ),
    ...checkMessages(data.messages, requiredKeys(data)),
  ];
}
