/** What a check digit asks of a format: a row of data/check_digits.json, and the sums that hold a format against it. */

export interface CheckRule {
  readonly id: string;
  /** The characters that it is computed over; empty if any will do, each counting as its rank in the alphabet. */
  readonly alphabet: string;
  /** So many characters the format's alphabet must have. */
  readonly leastAlphabet: number;
  /** The alphabet in words. */
  readonly over: string;
  /** How many characters check the others, in the code or in each group; 0 for none. */
  readonly checkCharacters: number;
  /** Each printed group has check characters of its own. */
  readonly perGroup: boolean;
  /** One of so many wrong codes passes; of wrong groups where each has its own check. */
  readonly passing: number;
}

/** What of a format a check digit depends on. */
export interface CheckedForm {
  readonly alphabet: string;
  readonly prefix: string;
  readonly lengths: readonly number[];
  readonly layouts: readonly (readonly number[])[];
}

/** What the rule misses in a format, each thing behind the rule's name; empty if it can be computed. */
export function missingFor(rule: CheckRule, form: CheckedForm): readonly string[] {
  const { alphabet, leastAlphabet, over, checkCharacters, perGroup } = rule;
  if (checkCharacters === 0) return [];
  const missing: string[] = [];
  const outside = (character: string) => !alphabet.includes(character);
  if (alphabet !== '' && [...form.alphabet, ...form.prefix].some(outside))
    missing.push(`needs an alphabet of ${over}`);
  if (form.alphabet.length < leastAlphabet) missing.push(`needs an alphabet of ${over}`);
  const least = checkCharacters + 1;
  if (!perGroup) {
    if ((form.lengths[0] ?? least) < least) missing.push(`needs a code of ${least} characters or more`);
  } else if (
    // Every length must have groups to check.
    form.lengths.length !== form.layouts.length ||
    form.layouts.some(layout => layout.some(size => size < least))
  ) {
    missing.push(`needs groups of ${least} characters or more for each length`);
  }
  // A prefix may have characters that are not of the alphabet, and those have no rank in it.
  if (alphabet === '' && form.prefix !== '') missing.push('takes no prefix');
  return missing;
}

/** How many groups of a code of a length have a check of their own; 1 if the code is checked as a whole. */
export function checkGroups(rule: CheckRule, layouts: CheckedForm['layouts'], length: number): number {
  if (!rule.perGroup) return 1;
  const printed = layouts.find(layout => layout.reduce((sum, size) => sum + size, 0) === length);
  return printed?.length ?? 1;
}
