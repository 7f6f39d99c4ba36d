/** What the profiles of a shop are read by. */
import { checkDigits } from '#tables/keys.ts';
import {
  maxCode,
  maxGroups,
  maxInput,
  maxLayouts,
  maxLookAlikes,
  maxName,
  maxNames,
  maxPrefix,
  maxProductId,
} from '#tables/limits.ts';
import type { ProfileRules } from './read_profile.ts';

export const profileRules: ProfileRules = {
  checkDigits,
  limits: {
    maxCode,
    maxGroups,
    maxInput,
    maxLayouts,
    maxLookAlikes,
    maxName,
    maxNames,
    maxPrefix,
    maxProductId,
  },
};
