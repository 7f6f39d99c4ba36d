/** How a command that runs on is ended. */
import { exits } from './outcome.ts';

/** Ends with the first of these signals; a second one ends the process at once, for what is never to be lost is on the disk. */
export function told(): Promise<void> {
  return new Promise(done => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.once(name, () => {
        process.once(name, () => process.exit(exits.nothing));
        done();
      });
    }
  });
}
