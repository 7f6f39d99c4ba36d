/** What the profiles of a shop are read by. */
import { checkRules } from '#tables/check_rules.ts';
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
import { localeRows } from '#tables/locales.ts';
import type { ProfileRules } from './read_profile.ts';

export const profileRules: ProfileRules = {
  checkRules,
  locales: localeRows,
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
