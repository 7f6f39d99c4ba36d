/** The core as a batch asks it: cells as bytes, so that a right code never becomes a string. */
import {
  type FindingKind,
  findingEffects,
  findingParams,
  findings,
  type Locale,
  type Verdict,
  verdicts,
} from '#tables/keys.ts';
import {
  type AnswerWords,
  checkedVerdict,
  checkedWords,
  cleanCode,
  cleanStatus,
  cleanUnits,
  howWord,
  readAnswer,
} from '#tables/wire.ts';
import { Checking } from '../../js/check/checking.ts';
import { profileTools } from '../../js/check/profiles.ts';
import { type Core, startCore } from '../../js/core/core.ts';
import type { WholeExports } from '../../js/core/exports.ts';
import { own } from '../../js/core/own.ts';
import { takeUnits, writeInput } from '../../js/core/units.ts';
import { loadKnownCodes } from '../../js/known/known.ts';
import type { KnownCodesResult } from '../../js/known/types.ts';
import { loadMessages } from '../../js/messages/messages.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import type { ProductProfile } from '../../js/products/profile.ts';
import { BatchCore } from './batch_core.ts';

/** Longer cells are none of a code, or hold more than one: the careful way reads them. */
const mostBytes = 128;

export interface CheckerOptions {
  /** `cardmend.wasm`, compiled. */
  readonly module: WebAssembly.Module;
  readonly locale: Locale;
  /** Kinds of cards of the shop's own. */
  readonly profiles?: readonly ProductProfile[];
  /** Files of known codes. */
  readonly known?: readonly Uint8Array[];
  /** `cardmend-batch.wasm`, compiled: without it rows are read cell by cell, and so they are with known codes. */
  readonly batchModule?: WebAssembly.Module | undefined;
}

/**
 * One for secrets and one for numbers: the core makes a table for the format that it is asked about, and would make it anew for
 * each cell of a row.
 */
export interface Checkers {
  readonly secret: BatchChecker;
  readonly number: BatchChecker;
  /** Reads the rows that are plainly right; undefined where it may not, or is not there. */
  readonly core: BatchCore | undefined;
}

export async function loadCheckers(options: CheckerOptions): Promise<Checkers> {
  const { batchModule, known = [], profiles = [] } = options;
  const [secret, number, core] = await Promise.all([
    BatchChecker.load(options),
    BatchChecker.load(options),
    batchModule === undefined || known.length > 0 ? undefined : BatchCore.load(batchModule, profiles),
  ]);
  return { secret, number, core };
}

export class BatchChecker extends Checking<WholeExports> {
  /** The units of the code that `glance` found, until the next call. */
  get codeUnits(): Uint16Array {
    return this.core.units;
  }

  /** @throws CardmendLoadError if the module is of another build */
  static async load({ module, locale, profiles = [], known = [] }: CheckerOptions): Promise<BatchChecker> {
    const core: Core<WholeExports> = await startCore<WholeExports>(async imports => {
      const instance = await WebAssembly.instantiate(module, imports as unknown as WebAssembly.Imports);
      return { exports: instance.exports as unknown as WholeExports, runtime: 'wasm' };
    }, own);
    const checker = new BatchChecker(core, await loadMessages(locale, ownTexts, own), profileTools);
    for (const profile of profiles) checker.defineProduct(profile);
    for (const bytes of known) checker.loadKnownCodes(bytes);
    return checker;
  }

  loadKnownCodes(bytes: Uint8Array): KnownCodesResult {
    return loadKnownCodes(this.core, this.messages, bytes, index => this.product(index)?.id ?? '');
  }

  indexOf(product: string): number {
    return this.index('batch', { product });
  }

  isDigits(product: string): boolean {
    return this.product(this.indexOf(product))?.digits ?? false;
  }

  /**
   * A cell of bare ASCII, if it is nothing but a right code: how many of `codeUnits` are the code. -1 if a closer look is
   * needed, whatever it may give. Nothing of it is left in the module but these units.
   */
  glance(bytes: Uint8Array, begin: number, end: number, product: number, field: 0 | 1): number {
    const length = end - begin;
    if (length > mostBytes) return -1;
    const { input } = this.core;
    for (let i = 0; i < length; ++i) input[i] = bytes[begin + i] as number;
    const packed = this.core.exports.cm_check(product, howWord(field, 1, 0), length);
    if (cleanStatus(packed) >= cleanCode) return cleanUnits(packed);
    this.core.words.fill(0, 0, checkedWords(packed));
    return -1;
  }

  /** Whether a cell is right, or would be after repairs: nothing else of the answer is read. */
  isGood(text: string, product: number, field: 0 | 1): boolean {
    writeInput(this.core, text);
    const packed = this.core.exports.cm_check(product, howWord(field, 1, 0), text.length);
    const isClean = cleanStatus(packed) >= cleanCode;
    if (isClean) this.core.units.fill(0, 0, cleanUnits(packed));
    else this.core.words.fill(0, 0, checkedWords(packed));
    return isClean || isGoodVerdict(verdicts[checkedVerdict(packed)] as Verdict);
  }

  /** A cell with what a row is told for. */
  look(text: string, product: number, field: 0 | 1): LookedCell {
    writeInput(this.core, text);
    const packed = this.core.exports.cm_check(product, howWord(field, 1, 0), text.length);
    const status = cleanStatus(packed);
    if (status >= cleanCode)
      return {
        verdict: 'valid',
        code: takeUnits(this.core.units, cleanUnits(packed)),
        number: '',
        ...nothing,
      };
    const answer = readAnswer(this.core.read(checkedWords(packed)));
    const verdict = verdicts[checkedVerdict(packed)] as Verdict;
    return { verdict, code: answer.code, number: answer.number, ...gravest(answer.findings) };
  }
}

/** Of a row for the clean file. */
export const isGoodVerdict = (verdict: Verdict) => verdict === 'valid' || verdict === 'repaired';

/** What is said of a cell: the gravest finding, and of equals the first. */
export interface LookedCell {
  readonly verdict: Verdict;
  readonly code: string;
  /** The card's number that a secret's cell holds besides; else empty. */
  readonly number: string;
  readonly kind: FindingKind | undefined;
  readonly have: number;
  readonly want: number;
}

const nothing = { kind: undefined, have: 0, want: 0 };

/** From the gravest. */
const gravity: readonly Verdict[] = ['refused', 'doubtful', 'partial', 'empty', 'repaired', 'valid'];

function gravest(found: AnswerWords['findings']): Pick<LookedCell, 'kind' | 'have' | 'want'> {
  let best: AnswerWords['findings'][number] | undefined;
  const rank = ({ kind }: { kind: number }) => gravity.indexOf(findingEffects[kind] as Verdict);
  for (const one of found) if (best === undefined || rank(one) < rank(best)) best = one;
  if (best === undefined) return nothing;
  const names = findingParams[best.kind] ?? [];
  const { params } = best;
  const param = (name: string) => params[names.indexOf(name)] ?? 0;
  return { kind: findings[best.kind], have: param('have'), want: param('want') };
}
