// Sessions that run over a model of a server, for the tests of a file; they are stopped behind the last one.
import { after, before } from 'node:test';
import { loadSessions, type Run, type Session, type Sessions } from '../../dist/session.js';
import type { ModelServer } from './model_server.ts';

/** A code that the model knows. */
export const right = '3F2A90BC77DEA41B';

type RunOptions = Parameters<Session['run']>[1];

export interface Runs {
  sessions: Sessions;
  /** Sends once and gives up soon, unless `options` say otherwise. */
  running(session: Session, server: ModelServer, options?: RunOptions): Promise<Run>;
}

export function useRuns(): Runs {
  const started: Run[] = [];
  const runs = {
    async running(session: Session, server: ModelServer, options?: RunOptions): Promise<Run> {
      const run = await session.run(server, { watch: false, retries: 0, timeoutMs: 50, ...options });
      started.push(run);
      return run;
    },
  } as Runs;
  before(async () => {
    runs.sessions = await loadSessions({ locale: 'en' });
  });
  after(() => {
    for (const run of started) run.stop();
  });
  return runs;
}
