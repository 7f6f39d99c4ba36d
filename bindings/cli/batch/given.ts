/** What the shop has given besides the lists: the kind of card, a profile, files of known codes. */
import { readFile } from 'node:fs/promises';
import { type Cardmend, type KnownCodesResult, loadCardmend, type ProductProfile } from 'cardmend';
import type { Locale } from '#tables/keys.ts';
import type { Tell } from '../../batch/write/texts.ts';
import { own as part } from '../../js/core/own.ts';
import { loadMessages } from '../../js/messages/messages.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import type { FormatForm } from '../../js/products/read_format.ts';
import { readProfile } from '../../js/products/read_profile.ts';
import { profileRules } from '../../js/products/rules.ts';
import { batchModule } from '../assets.ts';
import { systemReason } from '../info.ts';
import { readJson } from '../json_file.ts';
import { CommandError, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import type { BatchOptions } from './options.ts';

/** What the shop has given besides the lists. */
export interface Given {
  readonly module: WebAssembly.Module;
  /** What reads rows that are plainly right. */
  readonly batchModule: WebAssembly.Module;
  readonly cardmend: Cardmend;
  readonly profiles: readonly ProductProfile[];
  readonly own: FormatForm | undefined;
  readonly product: string | undefined;
  readonly known: readonly Uint8Array[];
  /** What a product is called; its id where it has no name. */
  readonly productName: (id: string) => string;
}

async function bytesOf(file: string, tell: Tell): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandError(tell('batch.unreadable', { file, reason: systemReason(error) }));
  }
}

/** What it says where there is no memory for a file. */
function tried(load: () => KnownCodesResult): { readonly ok: boolean; readonly message: string } {
  try {
    return { message: '', ...load() };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: error.message };
    throw error;
  }
}

/** @throws CommandError, UsageError */
export async function gather(options: BatchOptions, locale: Locale, tell: Tell, say: Say): Promise<Given> {
  const [module, rows] = await Promise.all([
    readFile(new URL('./cardmend.wasm', import.meta.url)).then(bytes => WebAssembly.compile(bytes)),
    batchModule(),
  ]);
  const cardmend = await loadCardmend({ locale, wasm: module });
  const profiles: ProductProfile[] = [];
  let own: FormatForm | undefined;
  if (options.profile !== undefined) {
    const profile = (await readJson(options.profile, say)) as ProductProfile;
    try {
      cardmend.defineProduct(profile);
      profiles.push(profile);
      own = readProfile(profile, profileRules).form?.secret;
    } catch (error) {
      throw new CommandError(
        say('cli.no-profile', { file: options.profile, reason: (error as Error).message }),
      );
    }
  }
  const product = options.product ?? profiles[0]?.id;
  if (product !== undefined && !cardmend.products.includes(product))
    throw new UsageError(say('cli.unknown-product', { product, have: cardmend.products.join(', ') }));
  const known: Uint8Array[] = [];
  for (const file of options.known ?? []) {
    const bytes = await bytesOf(file, tell);
    // Another instance tries it: the columns are found without lists.
    const trial = await loadCardmend({ locale, wasm: module });
    for (const profile of profiles) trial.defineProduct(profile);
    const read = tried(() => trial.loadKnownCodes(bytes));
    if (!read.ok) throw new CommandError(tell('batch.known-refused', { file, reason: read.message }));
    known.push(bytes);
  }
  const messages = await loadMessages(locale, ownTexts, part);
  const productName = (id: string) => {
    const given = profiles.find(profile => profile.id === id)?.name[locale];
    const name = messages.text(`product.${id}`);
    return given ?? (name === `product.${id}` ? id : name);
  };
  return { module, batchModule: rows, cardmend, profiles, own, product, known, productName };
}
