import { call } from './client.ts';

/**
 * Makes sure that somebody is signed in: the session that is there, or the demo's stand-in for the shop's sign-in. A
 * failure is not told here: the first step of binding will say it.
 */
export async function signIn(): Promise<void> {
  const present = await call({ method: 'GET', path: '/session' }, ({ account }) => ({ account }));
  if (present !== null && typeof present.account !== 'string') {
    await call({ method: 'POST', path: '/session', body: { account: 'demo' } }, () => true);
  }
}
