/** The product of a list: one that ships, or one of a shop's own profile. */
import { type Cardmend, loadCardmend, type ProductProfile } from 'cardmend';
import type { Locale } from '#tables/keys.ts';
import { secretForms } from '#tables/secrets.ts';
import type { FormatForm } from '../js/products/read_format.ts';
import { readProfile } from '../js/products/read_profile.ts';
import { profileRules } from '../js/products/rules.ts';
import { readJson } from './json_file.ts';
import { CommandError, UsageError } from './outcome.ts';
import type { Say } from './texts.ts';

export interface ListProduct {
  readonly id: string;
  readonly cardmend: Cardmend;
  readonly secret: FormatForm;
}

/** @throws CommandError if the file is no profile */
async function defineFrom(path: string, cardmend: Cardmend, say: Say): Promise<[string, FormatForm]> {
  const profile = (await readJson(path, say)) as ProductProfile;
  try {
    const id = cardmend.defineProduct(profile);
    const { form } = readProfile(profile, profileRules);
    if (form !== null) return [id, form.secret];
    throw new RangeError(id);
  } catch (error) {
    throw new CommandError(say('cli.no-profile', { file: path, reason: (error as Error).message }));
  }
}

/** @throws UsageError if there is no such product */
export async function loadProduct(
  id: string | undefined,
  profile: string | undefined,
  locale: Locale,
  say: Say,
): Promise<ListProduct> {
  const cardmend = await loadCardmend({ locale });
  const own = profile === undefined ? undefined : await defineFrom(profile, cardmend, say);
  const wanted = id ?? own?.[0];
  if (wanted === undefined) throw new UsageError(say('cli.no-product'));
  const secret = wanted === own?.[0] ? own[1] : secretForms[wanted];
  if (secret === undefined)
    throw new UsageError(
      say('cli.unknown-product', { product: wanted, have: Object.keys(secretForms).join(', ') }),
    );
  return { id: wanted, cardmend, secret };
}
