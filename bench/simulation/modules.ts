/** The package as it ships. */
import { createRequire } from 'node:module';
import type { Cardmend } from '../../dist/index.js';
import type { Sessions } from '../../dist/session.js';

/** The loaded package. */
export interface Modules {
  readonly cardmend: Cardmend;
  readonly sessions: Sessions;
}

/**
 * By `require`: with `import` each session asks the loader of TypeScript anew for the script that sends, which takes longer
 * than a whole binding.
 */
const require = createRequire(import.meta.url);

export async function loadModules(): Promise<Modules> {
  const { loadCardmend } = require('../../dist/node/index.cjs') as typeof import('../../dist/index.js');
  const { loadSessions } = require('../../dist/node/session.cjs') as typeof import('../../dist/session.js');
  const [cardmend, sessions] = await Promise.all([
    loadCardmend({ locale: 'en' }),
    loadSessions({ locale: 'en' }),
  ]);
  return { cardmend, sessions };
}
