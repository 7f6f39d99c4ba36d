/**
 * `check` and a list: a blocked card looks like one whose code is not known, down to the words, so that who tries a stolen one
 * learns no more than that it does not go.
 */
import type { Locale } from '#tables/keys.ts';
import { listTexts } from '#tables/list_texts.ts';
import type { CheckOptions, CheckResult, Edit, Finding, Span } from '../check/types.ts';
import type { BlockList } from './block_list.ts';
import type { ListedEntry } from './entry.ts';
import type { LiveEntries } from './live.ts';
import type { ListAnswer } from './prepared_code.ts';
import type { ListRule } from './signed_files.ts';

/** The whole, or the small part. */
export interface ListChecker<Result extends CheckResult = CheckResult> {
  readonly locale: Locale;
  check(raw: string, options?: CheckOptions): Result;
}

export interface ListedOptions {
  readonly check?: CheckOptions | undefined;
  /** Entries that hold at once, such as `BlockedCards` of `cardmend/hub`: what one of them blocks is blocked, whatever the list says. */
  readonly live?: LiveEntries | undefined;
  /** Told of a blocked card, for the shop and never for the page: nothing of it is in the result. */
  readonly onBlocked?: ((entry: ListedEntry) => void) | undefined;
}

/** From the first to the last character of the code: what was taken off before and behind it is not of it. */
function codeSpan(raw: string, edits: readonly Edit[]): Span {
  let [begin, end] = [0, raw.length];
  for (const { span, to } of edits) {
    if (span[0] !== begin || to !== '') break;
    begin = span[1];
  }
  for (const { span, to } of [...edits].reverse()) {
    if (span[1] !== end || to !== '') break;
    end = span[0];
  }
  return begin < end ? [begin, end] : [0, raw.length];
}

/** What is private here shows no code when it is printed. */
class BlockedResult implements CheckResult {
  readonly #inner: CheckResult;
  readonly #verdict: ListRule;
  readonly #finding: Finding;

  constructor(inner: CheckResult, raw: string, rule: ListRule, locale: Locale) {
    this.#inner = inner;
    this.#verdict = rule;
    this.#finding = {
      kind: 'code-not-known',
      effect: rule,
      span: codeSpan(raw, inner.edits),
      key: 'finding.code-not-known',
      params: {},
      message: listTexts[locale]['finding.code-not-known'],
    };
  }

  get verdict() {
    return this.#verdict;
  }
  get product() {
    return this.#inner.product;
  }
  get code() {
    return this.#inner.code;
  }
  get display() {
    return this.#inner.display;
  }
  get number() {
    return this.#inner.number;
  }
  get findings() {
    return [...this.#inner.findings, this.#finding];
  }
  get edits() {
    return this.#inner.edits;
  }
  get candidates() {
    return this.#inner.candidates;
  }
  get doubts() {
    return this.#inner.doubts;
  }
  get fullMaySayMore() {
    return 'fullMaySayMore' in this.#inner && this.#inner.fullMaySayMore === true;
  }
}

/** What `check` says of a text, whether the list is to be asked of it, and what is given for the answer. */
export function lookUp<Result extends CheckResult>(
  checker: ListChecker<Result>,
  list: BlockList,
  raw: string,
  { check, onBlocked }: ListedOptions,
) {
  // A promise of a list has no product: it would never block a card.
  if (typeof list?.prepare !== 'function')
    throw new TypeError('the list must be what openList resolves with: await openList(...)');
  if (typeof checker?.check !== 'function')
    throw new TypeError('the checker must be what a loader resolves with: await loadCardmend(...)');
  const result = checker.check(raw, check);
  const right = result.verdict === 'valid' || result.verdict === 'repaired';
  return {
    result,
    asks: right && result.product === list.product && check?.field !== 'number',
    given(asked: ListAnswer | undefined): Result | CheckResult {
      if (asked?.answer !== 'blocked') return result;
      onBlocked?.(asked.entry);
      return new BlockedResult(result, raw, asked.rule, checker.locale);
    },
  };
}

/**
 * Checks a text, and asks the list, and live entries if there are any, of what is a right code of its product. A blocked one is
 * `doubtful` or `refused` by the list's rule, with the finding `code-not-known`. Where the list has no answer the card passes:
 * nothing is blocked by an error. Of a card's number nothing is asked.
 *
 * @returns the result of `check` but for a blocked card; it never rejects for what a list does
 */
export async function checkListed<Result extends CheckResult>(
  checker: ListChecker<Result>,
  list: BlockList,
  raw: string,
  options: ListedOptions = {},
): Promise<Result | CheckResult> {
  const { result, asks, given } = lookUp(checker, list, raw, options);
  return given(asks ? await list.ask(result.code, options.live) : undefined);
}
