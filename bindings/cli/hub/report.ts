/**
 * `cardmend hub report OUTBOX CLEAN --hub ADDRESS --key FILE --list PLACE`: what a clean file holds, to a hub. Once it is in the outbox
 * nothing loses it; without a file what waits there is sent. No code is kept or shown.
 */
import type { Locale } from '#tables/keys.ts';
import { LockedError } from '../../files/lock.ts';
import { loadSigningKey, type SigningKey } from '../../hub/keys/signing.ts';
import { FolderOutbox, withOutbox } from '../../hub/outbox/folder_outbox.ts';
import { HubError } from '../../hub/trouble.ts';
import { cardOf, type ListKey } from '../../js/hub/card.ts';
import type { Report } from '../../js/hub/entry.ts';
import { Publisher } from '../../js/hub/publisher.ts';
import type { HubRefusal } from '../../js/hub/refusal.ts';
import { dayMs } from '../../js/lists/entry.ts';
import { publishedBits } from '../../js/lists/shape.ts';
import { hubAddress } from '../address.ts';
import { many, readCodes } from '../list/codes.ts';
import { type Said, saidOf } from '../list/report.ts';
import { spaceBits } from '../odds.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import { type ListProduct, loadProduct } from '../product.ts';
import type { Say } from '../texts.ts';
import { listKeyOf } from './list_key.ts';
import type { HubValues } from './options.ts';
import { send } from './send.ts';

/** Hashed at once: as many threads as Node has for it by default. */
const atOnce = 4;

/** No code is longer. */
const mostLength = 64;

/** The fewest characters of a code that the list's hash does not give away. */
function shortestFor({ secret }: ListProduct, { published }: ListKey): number {
  let length = Math.min(...secret.lengths);
  while (length < mostLength && publishedBits(spaceBits(secret, length)) < published) length += 1;
  return length;
}

async function reportsOf(codes: readonly string[], key: ListKey, said: Said, now: number): Promise<Report[]> {
  const day = Math.floor(now / dayMs);
  const end = said.days === undefined ? 0 : Math.min(0xffff, day + said.days);
  const reports: Report[] = [];
  for (let i = 0; i < codes.length; i += atOnce) {
    const cards = await Promise.all(codes.slice(i, i + atOnce).map(code => cardOf(key, code)));
    for (const card of cards)
      if (card !== undefined)
        reports.push({ ...card, kind: said.withdrawn ? 'withdraw' : 'block', reason: said.reason, day, end });
  }
  return reports;
}

/** What a file holds, as reports. @throws UsageError, CommandError */
async function readReports(
  folder: string,
  file: string,
  values: HubValues,
  say: Say,
  locale: Locale,
): Promise<{ readonly reports: readonly Report[]; readonly leftOut: number }> {
  const said = saidOf(values, say);
  if (values.list === undefined) throw new UsageError(say('cli.hub-no-list'));
  const key = await listKeyOf(values.list, values.root, folder, say);
  const product = await loadProduct(key.product, values.profile, locale, say);
  const wanted = { product, shortest: shortestFor(product, key), secret: values.secret };
  const { codes, leftOut } = await readCodes(file, wanted, say);
  if (codes.length >= many) console.error(say('cli.hub-hashing', { count: codes.length }));
  return { reports: await reportsOf(codes, key, said, Date.now()), leftOut };
}

async function work(
  folder: string,
  file: string | undefined,
  key: SigningKey,
  hub: string,
  values: HubValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const outbox = new FolderOutbox(folder, key.id);
  // A bad one is told before anything is hashed.
  outbox.load();
  const read = file === undefined ? undefined : await readReports(folder, file, values, say, locale);
  const refused = new Map<HubRefusal, number>();
  const publisher = new Publisher({
    ...{ hub, key: key.id, sign: key.sign, outbox },
    onRefused: why => refused.set(why, (refused.get(why) ?? 0) + 1),
  });
  await publisher.ready;
  if (read !== undefined) await publisher.report(...read.reports);
  const status = await send(publisher, refused, { folder, hub, key: values.key ?? '' }, say);
  if (read === undefined || read.leftOut === 0) return status;
  console.log(say('cli.left-out', { count: read.leftOut }));
  return exits.partly;
}

/** @throws UsageError, CommandError, HubError */
export async function hubReport(
  words: readonly string[],
  values: HubValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const [folder, file, ...more] = words;
  if (folder === undefined || more.length > 0) throw new UsageError(say('cli.hub-which-outbox'));
  if (values.key === undefined) throw new UsageError(say('cli.hub-no-key'));
  const hub = hubAddress(values.hub, say);
  const key = loadSigningKey(values.key);
  try {
    return await withOutbox(folder, () => work(folder, file, key, hub, values, say, locale));
  } catch (error) {
    if (error instanceof LockedError)
      throw new CommandError(say('cli.hub-outbox-locked', { folder, process: error.holder }));
    if (error instanceof HubError && error.fault === 'other-key')
      throw new CommandError(say('cli.hub-fault-other-key', { folder, reason: error.what }));
    throw error;
  }
}
