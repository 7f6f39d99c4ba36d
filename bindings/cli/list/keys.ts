/** `cardmend list keys FOLDER`: begins a list with its keys, changes one of them, or shows them. No private key is shown. */
import { existsSync } from 'node:fs';
import type { Locale } from '#tables/keys.ts';
import { type Role, roles } from '../../js/lists/envelope.ts';
import { leastCertainty } from '../../js/lists/shape.ts';
import type { ListRule } from '../../js/lists/signed_files.ts';
import { locked } from '../../lists/lock.ts';
import { type Places, placesOf } from '../../lists/places.ts';
import { publicTime, publish } from '../../lists/publish.ts';
import { newestRoot, rotateKey } from '../../lists/root.ts';
import { beginList } from '../../lists/settings.ts';
import { spaceBits } from '../odds.ts';
import { exits, UsageError } from '../outcome.ts';
import { loadProduct } from '../product.ts';
import type { Say } from '../texts.ts';
import type { ListValues } from './options.ts';
import { patienceMs } from './publish.ts';

function show(places: Places): void {
  const root = newestRoot(places);
  for (const role of roles)
    for (const id of Object.keys(root.roles[role].keys)) console.log(`${role.padEnd(9)} ${id}`);
  for (const id of root.withdrawn) console.log(`withdrawn ${id}`);
}

function ruleOf(rule: string, say: Say): ListRule {
  if (rule in leastCertainty) return rule as ListRule;
  throw new UsageError(say('cli.list-no-rule'));
}

/** @throws UsageError, CommandError, PublisherError */
async function begin(folder: string, values: ListValues, say: Say, locale: Locale): Promise<void> {
  const rule = ruleOf(values.rule ?? 'doubtful', say);
  if (values.length !== undefined && !/^[1-9]\d?$/.test(values.length))
    throw new UsageError(say('cli.list-no-length'));
  const { id, secret } = await loadProduct(values.product, values.profile, locale, say);
  const shortest = Number(values.length ?? Math.min(...secret.lengths));
  const places = placesOf(folder);
  const bits = spaceBits(secret, shortest);
  const { cost, published } = beginList(places, {
    product: id,
    rule,
    spaceBits: bits,
    shortest,
    now: Date.now(),
  });
  console.log(say('cli.list-begun', { product: id, rounds: 2 ** cost, bits: published }));
  console.log(say('cli.list-keep-root', { file: places.keys('root') }));
}

/** What the withdrawn key has signed is refused from now on: a new version is published at once. */
async function rotate(places: Places, role: string, say: Say): Promise<void> {
  if (!(roles as readonly string[]).includes(role)) throw new UsageError(say('cli.list-no-role'));
  await locked(
    places,
    async () => {
      const before = newestRoot(places).withdrawn.length;
      const { withdrawn } = rotateKey(places, role as Role, Date.now());
      if (publicTime(places) !== undefined)
        await publish(places, { now: Date.now(), anew: true, force: true });
      console.log(say('cli.list-rotated', { role, id: withdrawn.slice(before).join(', ') }));
    },
    patienceMs,
  );
}

/** @throws UsageError, CommandError, PublisherError */
export async function listKeys(
  folder: string,
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const places = placesOf(folder);
  const fresh = !existsSync(places.settings);
  if (values.rotate !== undefined) await rotate(places, values.rotate, say);
  else if (fresh || values.product !== undefined || values.profile !== undefined)
    await begin(folder, values, say, locale);
  show(places);
  return exits.done;
}
