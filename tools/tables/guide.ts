/** What is known about failed bindings: read from data/, checked, and where the rest of its tools are. */
import { join } from 'node:path';
import { checkGuide } from '../../bindings/js/knowledge_check.ts';
import { type GuideData, type GuideWords, guideFiles, type Rows } from '../../bindings/js/knowledge_rows.ts';
import { checkCrosswalk } from './guide-crosswalk.ts';
import { checkFigures } from './guide-figures.ts';
import type { DataFolder } from './load.ts';
import type { Vocabulary } from './vocabulary.ts';

export { type GuideData, guideMessageKeys } from '../../bindings/js/knowledge_rows.ts';
export { guideHeader } from './guide-header.ts';
export { guideKeys, knowledgeModule } from './guide-keys.ts';

/** Whose errors a kind of failure is, in per cent as printed. */
export interface CategoryRow {
  readonly id: string;
  readonly user: number;
  readonly system: number;
  readonly other: number;
}

/** A way through a failure as an article tells it. */
export interface ScenarioRow {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly steps: readonly string[];
  readonly minutes: readonly [least: number, most: number];
  readonly success: number;
  readonly causes: readonly string[];
  /** The figures are of the remedies' own chances, whatever they do for the cause. */
  readonly general?: boolean;
}

/** Which of a payment API's codes are which failure. */
export interface CrosswalkRow {
  readonly id: string;
  readonly name: string;
  /** Codes as the API writes them, by the id of the failure. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly source: string;
  readonly confidence: string;
}

/** With what the core does not hold: the figures that priors keep to, and where codes are from. */
export interface GuideSources extends GuideData {
  readonly categories: Rows<CategoryRow>;
  readonly scenarios: Rows<ScenarioRow>;
  readonly crosswalk: Rows<CrosswalkRow>;
}

/** @param data the folder `data/` @throws DataError if a file does not fit its schema */
export function readGuide(folder: DataFolder, data: string): GuideSources {
  const files = [...guideFiles, 'categories', 'scenarios', 'crosswalk'].map(name => [
    name,
    folder.read(join(data, `${name}.json`), `${name}.schema.json`),
  ]);
  return Object.fromEntries(files) as GuideSources;
}

export function guideWords(vocabulary: Vocabulary): GuideWords {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return {
    verdicts: ids(vocabulary.verdicts),
    cardOrigins: ids(vocabulary.cardOrigins),
    channelKinds: ids(vocabulary.channelKinds),
    signals: ids(vocabulary.signals),
    tiers: ids(vocabulary.tiers),
    disclosures: ids(vocabulary.disclosures),
    retryReasons: ids(vocabulary.retryReasons),
  };
}

/** @returns one line an error, each with its file and field */
export function guideErrors(data: GuideSources, vocabulary: Vocabulary): string[] {
  const errors: string[] = [];
  const say = (file: string, field: string, what: string) =>
    errors.push(`data/${file}.json: ${field}: ${what}`);
  checkGuide(data, guideWords(vocabulary), say);
  checkFigures(data, say);
  checkCrosswalk(data, say);
  return errors;
}
