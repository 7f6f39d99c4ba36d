/** Makes sessions: of the part that is for them alone, and of the whole. */
import { platformIds } from '#tables/keys.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';
import { kindOf } from '../core/values.ts';
import type { Messages } from '../messages/messages.ts';
import { type DigestOf, digestBy } from './digest.ts';
import { hexOf } from './hex_words.ts';
import { Kept } from './kept.ts';
import { machineOf } from './machine.ts';
import { rulesOf } from './rules.ts';
import { openSession } from './session_module.ts';
import type { Session, SessionOptions, Sessions } from './types.ts';

/** Set by the build. */
declare const CARDMEND_VERSION: string;

/** The name of an account in a store: no secret, and the same in every page. */
const nameKey = [0, 0, 0, 0] as const;

/** Where a store keeps a session: one for each platform and account. */
export function storeKeyOf(platform: string, account: string, digest: DigestOf): string {
  return `cardmend.session.${platform}${account && `.${hexOf(digest(nameKey, account))}`}`;
}

export async function sessionOf(
  core: Core<SessionExports>,
  messages: Messages,
  options: SessionOptions,
): Promise<Session> {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`session takes an object such as { platform }; it was given ${kindOf(options)}`);
  const { account = '', store, now = Date.now } = options;
  const rules = rulesOf(options.platform, options.channel);
  const digest = digestBy(core);
  const kept = new Kept(store, storeKeyOf(rules.platform, String(account), digest));
  const machine = machineOf(core, platformIds.indexOf(rules.platform), now);
  return openSession({ machine, digest, messages, rules, kept, options });
}

export const sessionsOf = (core: Core<SessionExports>, messages: Messages): Sessions => ({
  version: CARDMEND_VERSION,
  locale: messages.locale,
  get runtime() {
    return core.runtime;
  },
  get fallbackReason() {
    return core.fallbackReason;
  },
  session: (options = {}) => sessionOf(core, messages, options),
});
