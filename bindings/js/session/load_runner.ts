/** The runner: a file of its own, which is loaded when a session is to send something. */
import { CardmendLoadError } from '../core/errors.ts';
import type { RunnerModule } from './host.ts';

export async function loadRunner(): Promise<RunnerModule> {
  try {
    return await import('./runner/runner.ts');
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      'the script that sends could not be loaded; is session_runner.js deployed with the package?',
      error,
    );
  }
}
