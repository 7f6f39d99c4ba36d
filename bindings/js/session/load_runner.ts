/** The runner: a file of its own, which is loaded when a session is to send something. */
import { own } from '../core/own.ts';
import { trouble } from '../core/trouble.ts';
import type { RunnerModule } from './host.ts';

export async function loadRunner(): Promise<RunnerModule> {
  try {
    return await import('./runner/runner.ts');
  } catch (error) {
    throw await trouble(own, 'unreachable', 'late', { from: 'session_runner.js' }, error);
  }
}
