import type { PlatformFacts } from '#tables/session.ts';
import { verificationSteps } from '../bind/attempt.ts';
import { type BindPlatform, rulesOf } from '../bind/rules.ts';
import type { TextKey, Translate } from '../texts/translate.ts';

/** What a platform asks for after the code. */
export function stepOf(platform: BindPlatform) {
  const { step } = rulesOf(platform);
  return verificationSteps.find(each => each === step) ?? 'sms-code';
}

function attemptsInWords({ attempts: { limit, scope } }: PlatformFacts, t: Translate): string {
  if (limit === null) return t('rules.attempts.none');
  return t(`rules.attempts.${scope}` as TextKey, { count: limit });
}

/** What a platform is, in one line. */
export function rulesInShort(platform: BindPlatform, t: Translate): string {
  const rules = rulesOf(platform);
  return [
    t(`rules.short.${stepOf(platform)}`),
    attemptsInWords(rules, t),
    t(`rules.short.${rules.arrival.when}`),
  ].join(t('rules.join'));
}

/** The same in full: term and description. */
export function rulesInWords(
  platform: BindPlatform,
  t: Translate,
): readonly (readonly [term: string, text: string])[] {
  const rules = rulesOf(platform);
  return [
    [t('rules.verification'), t(`rules.verification.${stepOf(platform)}`)],
    [t('rules.attempts'), attemptsInWords(rules, t)],
    [t('rules.arrival'), t(`arrival.${rules.arrival.when}`)],
    [t('rules.support'), t(`rules.support.${platform}`)],
  ];
}
