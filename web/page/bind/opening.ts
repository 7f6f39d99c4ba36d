/** Loads what binds, and opens a session of it; both when they are needed first. */

import sessionUrl from 'cardmend/cardmend-session.wasm';
import type { Run, Session, SessionStore, Sessions } from 'cardmend/session';
import type { Locale } from '../../../bindings/js/types.ts';
import type { Place } from './rules.ts';
import { type Followed, followed } from './transport.ts';

export interface Opened {
  readonly session: Session;
  readonly run: Run;
}

export interface OpenOptions extends Followed {
  readonly place: Place;
  readonly locale: Locale;
  readonly now: () => number;
}

/** Tells accounts of one device apart in the store; the demo has one. */
const account = 'demo';

const loaded = new Map<Locale, Promise<Sessions>>();
let store: SessionStore | null = null;

/** A card can be bound where the wasm cannot be had: the same program in JavaScript stands in. */
async function loadIn(locale: Locale): Promise<Sessions> {
  const { loadSessions } = await import('cardmend/session');
  try {
    return await loadSessions({ locale, wasm: new URL(sessionUrl, location.href) });
  } catch {
    return loadSessions({ locale });
  }
}

/** One that could not be loaded is asked for again at the next need. */
function sessionsIn(locale: Locale): Promise<Sessions> {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const sessions = loadIn(locale);
  sessions.catch(() => loaded.delete(locale));
  loaded.set(locale, sessions);
  return sessions;
}

export async function openSession({ place, locale, now, ...follow }: OpenOptions): Promise<Opened> {
  const [sessions, { gatewayTransport, webStore }] = await Promise.all([
    sessionsIn(locale),
    import('cardmend/session'),
  ]);
  store ??= webStore();
  const session = await sessions.session({ ...place, account, store, now });
  const transport = gatewayTransport({ fetch: (url, init) => fetch(url, init as RequestInit), ...place });
  return { session, run: await session.run(followed(transport, follow)) };
}
