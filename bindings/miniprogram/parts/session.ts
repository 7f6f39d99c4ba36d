/**
 * `cardmend/miniprogram/session`: binding a card in a mini-program. Its folder, `dist/miniprogram_session`, is copied into the
 * app, or into a sub-package of it.
 *
 * ```js
 * const { gatewayTransport, loadSessions, requestLike, syncStore } = require('./cardmend_session/index')
 * const fetch = requestLike(wx.request)
 * loadSessions({ locale: 'zh-CN', wasm: '/cardmend_session/cardmend-session.wasm.br' })
 *   .then(sessions => sessions.session({ platform: 'jd', store: syncStore(wx) }))
 *   .then(session => session.run(gatewayTransport({ fetch, base: 'https://shop.example/api/v1', platform: 'jd' })))
 * ```
 */

import type { SessionExports } from '../../js/core/exports.ts';
import { own } from '../../js/core/own.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import { loadPart } from '../../js/part.ts';
import { sessionsOf } from '../../js/session/sessions_module.ts';
import type { SessionStore } from '../../js/session/store.ts';
import type { Sessions } from '../../js/session/types.ts';
import { type MiniProgramLoadOptions, miniProgramSource } from '../source.ts';

export { CardmendLoadError, type LoadFailure } from '../../js/core/errors.ts';
export type { Running, Runtime } from '../../js/core/types.ts';
export type { FillRandom } from '../../js/session/chance.ts';
export { gatewayTransport } from '../../js/session/gateway_transport.ts';
export type { StorageState } from '../../js/session/kept.ts';
export { type RequestFunction, requestLike } from '../../js/session/request_like.ts';
export type { PlatformFacts, Rules } from '../../js/session/rules.ts';
export { memoryStore, type SessionStore } from '../../js/session/store.ts';
export type * from '../../js/session/transport.ts';
export type * from '../../js/session/types.ts';
export type { Platform } from '../runtime.ts';
export type { MiniProgramLoadOptions, PartProgram } from '../source.ts';

/** What `wx`, `tt` and their likes have for what is kept; Alipay's answers an object, and takes one. */
export interface SyncStorage {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, text: string): void;
  removeStorageSync(key: string): void;
}

/** The storage of a mini-program as a store. One mini-program has one logic layer, so that nobody else is there. */
export function syncStore(storage: SyncStorage): SessionStore {
  return {
    read: key => storage.getStorageSync(key),
    write: (key, text) => storage.setStorageSync(key, text),
    remove: key => storage.removeStorageSync(key),
  };
}

/**
 * Loads the sessions' wasm and the texts of one locale.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadSessions(options: MiniProgramLoadOptions = {}): Promise<Sessions> {
  const { core, messages } = await loadPart<SessionExports>(
    'loadSessions',
    options,
    miniProgramSource(options),
    own,
    ownTexts,
  );
  return sessionsOf(core, messages);
}
