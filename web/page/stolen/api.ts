/** What the stolen-card room asks of the gateway: whom to follow, a platform's desk, the mood of the way to the hub. */

import { call } from '../bind/client.ts';
import type { BindPlatform } from '../bind/rules.ts';

/** A platform as a publisher. */
export interface Party {
  readonly platform: BindPlatform;
  /** The id of its key, and the key. */
  readonly id: string;
  readonly key: string;
}

/** A list of one kind of card. */
export interface ListTold {
  readonly product: string;
  readonly id: string;
  /** The text of the root to believe. */
  readonly root: string;
}

export interface Told {
  readonly parties: readonly Party[];
  readonly lists: readonly ListTold[];
}

/** `null` if the gateway cannot be reached; with nobody in it where the platforms know nothing of each other. */
export const readTold = (): Promise<Told | null> =>
  call({ method: 'GET', path: '/parties' }, answer => answer as unknown as Told);

export interface Report {
  readonly kind: 'block' | 'withdraw';
  readonly product: string;
  readonly secret: string;
  readonly reason: 'stolen' | 'sold-twice';
}

export type ReportAnswer =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'wait'; readonly ms: number }
  | { readonly done: false; readonly why: 'not-reported' | 'no-card' | 'unreachable' };

const patienceMs = 10_000;

/** Never rejects. */
export async function sendReport(platform: BindPlatform, report: Report): Promise<ReportAnswer> {
  try {
    const response = await fetch(`/api/v1/parties/${platform}/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = (await response.json()) as { ok?: boolean; code?: string; retryAfterMs?: number };
    if (answer.ok === true) return { done: true };
    if (response.status === 429) return { done: false, why: 'wait', ms: answer.retryAfterMs ?? 60_000 };
    const { code } = answer;
    return { done: false, why: code === 'not-reported' || code === 'no-card' ? code : 'unreachable' };
  } catch {
    return { done: false, why: 'unreachable' };
  }
}

/** When a report came to a desk, by the gateway's clock. */
export interface Arrival {
  readonly list: string;
  readonly hash: string;
  readonly at: number;
}

export interface Travel {
  readonly mood: string;
  readonly moods: readonly string[];
  readonly arrivals: readonly Arrival[];
}

const travel = (answer: object): Travel => answer as Travel;

export const readTravel = (): Promise<Travel | null> => call({ method: 'GET', path: '/demo/travel' }, travel);
export const setHubMood = (mood: string): Promise<Travel | null> =>
  call({ method: 'PUT', path: '/demo/travel', body: { mood } }, travel);
