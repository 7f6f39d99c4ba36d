/** What goes over the network, as the page follows it: what was answered, and how long it took. */
import type { Reply, Transport } from 'cardmend/session';
import { type Attempt, type Body, readAttempt } from './attempt.ts';
import type { Trace } from './trace.ts';

/** What the gateway adds to a refusal. */
export interface RefusalNotes {
  readonly code: string;
  readonly mine?: boolean;
  readonly triesLeft?: number;
  readonly accountTriesLeft?: number;
}

/** What the last answer said; both `null` if it made no sense. */
export interface Said {
  readonly attempt: Attempt | null;
  readonly notes: RefusalNotes | null;
}

export interface Followed {
  readonly trace: Trace;
  /** Nothing is sent before. */
  readonly ready: Promise<unknown>;
  /** An answer that says no is held back until what explains it is there, so that nobody is shown two answers. */
  failed(hasCode: boolean): Promise<unknown>;
  heard(said: Said): void;
}

const unheard: Said = { attempt: null, notes: null };

function parse(text: unknown): Body | null {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;
  } catch {
    return null;
  }
}

function notesOf({ code, mine, triesLeft, accountTriesLeft }: Body): RefusalNotes | null {
  if (typeof code !== 'string') return null;
  return {
    code,
    ...(typeof mine === 'boolean' ? { mine } : {}),
    ...(typeof triesLeft === 'number' ? { triesLeft } : {}),
    ...(typeof accountTriesLeft === 'number' ? { accountTriesLeft } : {}),
  };
}

/** The same transport, with the page told of each answer and each call in the trace. */
export function followed(transport: Transport, { trace, ready, failed, heard }: Followed): Transport {
  const follow = async (name: string, send: () => Promise<Reply>): Promise<Reply> => {
    await ready;
    const began = performance.now();
    const elapsed = (): number => performance.now() - began;
    try {
      const reply = await send();
      const body = parse(reply.text);
      const said: Said =
        body === null ? unheard : { attempt: readAttempt(body.attempt), notes: notesOf(body) };
      const facts = {
        status: reply.status,
        code: said.notes?.code,
        state: said.attempt?.state,
        replayed: body?.replayed,
      };
      trace.add('call', name, facts, elapsed());
      if (body?.ok !== true) await failed(said.notes?.code !== undefined);
      heard(said);
      return reply;
    } catch (error) {
      trace.add('call', name, { error: error instanceof Error ? error.name : 'unknown' }, elapsed());
      await failed(false);
      heard(unheard);
      throw error;
    }
  };
  return {
    start: (...all) => follow('start', () => transport.start(...all)),
    confirm: (...all) => follow('confirm', () => transport.confirm(...all)),
    resend: (...all) => follow('resend', () => transport.resend(...all)),
    status: (...all) => follow('status', () => transport.status(...all)),
  };
}
