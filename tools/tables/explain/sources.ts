/** What is known about failed bindings, as data/ says it: what ships, and what only its checks and the documents need. */
import { join } from 'node:path';
import { type KnowledgeData, knowledgeFiles, type Rows } from '../../../bindings/js/knowledge/rows.ts';
import type { DataFolder } from '../load.ts';

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
export interface KnowledgeSources extends KnowledgeData {
  readonly categories: Rows<CategoryRow>;
  readonly scenarios: Rows<ScenarioRow>;
  readonly crosswalk: Rows<CrosswalkRow>;
}

/** @param data the folder `data/` @throws DataError if a file does not fit its schema */
export function readSources(folder: DataFolder, data: string): KnowledgeSources {
  const files = [...knowledgeFiles, 'categories', 'scenarios', 'crosswalk'].map(name => [
    name,
    folder.read(join(data, `${name}.json`), `${name}.schema.json`),
  ]);
  return Object.fromEntries(files) as KnowledgeSources;
}
