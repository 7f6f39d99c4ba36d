/** The cases of tests/vectors that seeds are made of, and the products in the order of the targets' catalog. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformId } from '../../build/generated/ts/keys.ts';
import { root } from '../build/paths.ts';
import { loadData } from '../tables/data.ts';
import { readForm } from '../tables/products.ts';
import { indexIn } from './seed_bytes.ts';

/** Of a text: checked, laid out, heard, looked through. */
export interface TextCase {
  readonly raw?: string;
  readonly units?: readonly number[];
  readonly repeat?: number;
  readonly product?: string;
  readonly field?: 'secret' | 'number';
  readonly input?: string;
  readonly finished?: boolean;
  readonly caret?: number;
  readonly locale?: string;
  /** A case may have `whole` in its place. */
  readonly expect?: { readonly verdict?: string; readonly code?: string };
}

/** One event of a session's sequence; lengths are milliseconds. */
export interface SessionStep {
  readonly event: string;
  readonly after?: number;
  readonly tab?: number;
  readonly card?: number;
  readonly ready?: boolean;
  readonly answer?: number;
  readonly failure?: string;
  readonly means?: string;
  readonly triesLeft?: number;
  readonly accountTriesLeft?: number;
  readonly wait?: number;
  readonly stepLife?: number;
  readonly resend?: number;
  readonly arrival?: number;
}

export interface SessionCase {
  readonly name: string;
  readonly platform: PlatformId;
  readonly steps: readonly SessionStep[];
}

export interface ExplainCase {
  readonly failure: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** All cases of a folder, file by file. */
export function casesOf<Case>(kind: string): Case[] {
  const folder = join(root, 'tests/vectors', kind);
  const files = readdirSync(folder).filter(name => name.endsWith('.json'));
  return files.sort().flatMap(name => {
    const read = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case[] | { cases: Case[] };
    return Array.isArray(read) ? read : read.cases;
  });
}

export function rawOf({ raw = '', units, repeat = 1 }: TextCase): string {
  return (units ? String.fromCharCode(...units) : raw).repeat(repeat);
}

const data = loadData(root);

/** The shipped ones, and the frozen ones behind them. */
export const forms = [...data.products, ...data.testProducts].map(readForm);

const ids = forms.map(({ id }) => id);
export const productOf = ({ product = 'jd.ecard' }: TextCase) => indexIn(ids, product);

/** Whether the case leaves the product open. */
export const isOpen = ({ product }: TextCase) => product === 'detect';
