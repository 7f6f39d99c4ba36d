/** What takes a shop's own profiles: apart, for a page that defines none need not have it. */
import { toInfo } from '../products/info.ts';
import { packProduct } from '../products/pack.ts';
import { readProfile } from '../products/read_profile.ts';
import { profileRules } from '../products/rules.ts';
import { tryProfile } from './trial.ts';

export const profileTools = {
  read: (profile: unknown) => readProfile(profile, profileRules),
  pack: packProduct,
  info: toInfo,
  tried: tryProfile,
} as const;

export type ProfileTools = typeof profileTools;
