/**
 * `cardmend/session`: binding a card from the first key to the bound card: what may be sent now, how long to wait and why, what
 * the platform asks for, and what became of a lost answer. docs/use/session.md leads through it.
 *
 * ```ts
 * import { gatewayTransport, loadSessions, webStore } from 'cardmend/session';
 * const sessions = await loadSessions({ locale: 'zh-CN' });
 * const session = await sessions.session({ platform: 'jd', store: webStore() });
 * const run = await session.run(gatewayTransport({ base: '/api/v1', platform: 'jd' }));
 * session.subscribe(({ phase, may, message }) => show(phase, may, message));
 * session.input(checker.check(raw, { product: 'jd.ecard' }));
 * await run.submit({ secret: raw });
 * await run.verify('123456');
 * ```
 */

import type { SessionExports } from './core/exports.ts';
import type { LoadOptions } from './core/types.ts';
import { webSource } from './core/web.ts';
import { webOwn } from './core/web_own.ts';
import { ownTexts } from './messages/own_texts.ts';
import { loadPart } from './part.ts';
import { sessionsOf } from './session/sessions_module.ts';
import type { Sessions } from './session/types.ts';

export { CardmendLoadError, type LoadFailure } from './core/errors.ts';
export type { LoadOptions, Running, Runtime } from './core/types.ts';
export type { Evidence, Failure } from './explain/types.ts';
export type { FillRandom } from './session/chance.ts';
export { gatewayTransport } from './session/gateway_transport.ts';
export type { StorageState } from './session/kept.ts';
export { type RequestFunction, requestLike } from './session/request_like.ts';
export type { PlatformFacts, Rules } from './session/rules.ts';
export { memoryStore, type SessionStore } from './session/store.ts';
export type * from './session/transport.ts';
export type * from './session/types.ts';
export { webStore } from './session/web_store.ts';

/**
 * Loads the sessions' wasm and the texts of one locale. Without `wasm`, `cardmend-session.wasm` beside this file is fetched;
 * nothing else is requested before `run()`, which loads what sends.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadSessions(options: LoadOptions = {}): Promise<Sessions> {
  const { core, messages } = await loadPart<SessionExports>(
    'loadSessions',
    options,
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  return sessionsOf(core, messages);
}
