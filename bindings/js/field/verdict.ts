/** What a result means for a field of a form: whether its text may be sent, as what, and what a person is told. */

import { fieldTexts } from '#tables/field_texts.ts';
import { type Locale, verdicts } from '#tables/keys.ts';
import { localeRows } from '#tables/locales.ts';
import type { CheckOptions, CheckResult, Finding } from '../check/types.ts';

/** What the words of a field depend on. */
export interface FieldRules {
  readonly locale: Locale;
  readonly field?: CheckOptions['field'];
  /** True if a `doubtful` code is no code: nobody can be asked to look. */
  readonly strict?: boolean;
}

/** The findings that are graver than a remark, the gravest first. */
export function objections({ findings }: CheckResult): readonly Finding[] {
  const gravity = ({ effect }: Finding) => verdicts.indexOf(effect);
  return findings.filter(({ effect }) => effect !== 'valid').sort((a, b) => gravity(b) - gravity(a));
}

/** True for a code: as it came, repaired, or one that a person should compare with the card. */
export function isCode({ verdict }: CheckResult, strict = false): boolean {
  return verdict === 'valid' || verdict === 'repaired' || (verdict === 'doubtful' && !strict);
}

/** What is said of a field that must not be empty. */
export function requiredText({ locale, field }: FieldRules): string {
  return fieldTexts[locale][field === 'number' ? 'field.number-required' : 'field.secret-required'];
}

/** What is said of something that is no text. */
export function noText(locale: Locale): string {
  return fieldTexts[locale]['field.no-text'];
}

/**
 * What a person is told of a result: the gravest objection, or what was repaired. Empty if there is nothing to tell.
 * A text without anything of a code in it is asked for as if it were not there.
 */
export function noteOf(result: CheckResult, rules: FieldRules): string {
  const { verdict } = result;
  if (verdict === 'empty') return requiredText(rules);
  if (verdict === 'repaired') {
    const joint = localeRows.find(({ id }) => id === rules.locale)?.joint ?? ' ';
    return result.edits
      .filter(({ kind }) => kind === 'repair')
      .map(({ message }) => message)
      .join(joint === '' ? '\uff1b' : '; ');
  }
  return objections(result)[0]?.message ?? '';
}

/**
 * What a form sends: the code in its plain form, or what was typed where there is none, for the server to judge.
 * Nothing of what holds a payment card's number.
 */
export function sent(raw: string, result: CheckResult | null): string | null {
  if (result === null) return raw;
  if (result.findings.some(({ kind }) => kind === 'payment-card')) return null;
  return isCode(result) ? result.code : raw;
}
