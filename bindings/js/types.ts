/**
 * The public types in one place. Positions are UTF-16 units in the raw text, as `selectionStart` counts them; spans are
 * half open; times are milliseconds unless a name says minutes; probabilities lie in 0..1.
 */
export type {
  CardOrigin,
  CauseId,
  CheckDigit,
  DetectReason,
  Disclosure,
  EditKind,
  EditReason,
  FindingKind,
  InputWay,
  Locale,
  PlatformId,
  ProductId,
  RemedyId,
  RetryReason,
  SpokenLocale,
  Tier,
  Verdict,
} from '#tables/keys.ts';
export type { Cardmend } from './cardmend.ts';
export type * from './check/types.ts';
export type { Checks } from './checks.ts';
export type { Problem, ProblemsError } from './core/errors.ts';
export type { LoadOptions, Running, Runtime } from './core/types.ts';
export type * from './dictation/types.ts';
export type * from './explain/types.ts';
export type { Guiding } from './guiding.ts';
export type { KnownCodesResult } from './known/types.ts';
export type * from './layout/types.ts';
export type { FormatProfile, ProductProfile, ProfileProblem } from './products/profile.ts';
export type * from './session/types.ts';
export type * from './texts/types.ts';
