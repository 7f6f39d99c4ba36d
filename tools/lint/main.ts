// npm run lint, npm run format: every check of the sources, each told by name.
// usage: tools/run tools/lint/main.ts [--write]     --write formats what can be formatted, then checks

import { pathToFileURL } from 'node:url';
import { importCheck, includeCheck } from './arrows.ts';
import { nameCheck } from './file_names.ts';
import { formatCheck } from './format.ts';
import { addressCheck, asciiCheck, lengthCheck } from './house.ts';
import { mentionCheck } from './mentions.ts';
import { clashCheck, namespaceCheck } from './namespaces.ts';
import { type Outcome, runCheck, tell } from './report.ts';
import { biomeCheck, typeCheck } from './script.ts';
import { roomCheck } from './script_rooms.ts';
import { tidyCheck } from './tidy.ts';

/** Runs every check; `write` formats first. The slow one runs beside the quick ones. */
export async function lint(write: boolean): Promise<readonly Outcome[]> {
  if (write) await Promise.all([formatCheck(true), biomeCheck(true)].map(runCheck));
  const checks = [
    asciiCheck,
    lengthCheck,
    nameCheck,
    addressCheck,
    includeCheck,
    importCheck,
    roomCheck,
    clashCheck,
    namespaceCheck,
    mentionCheck,
    formatCheck(false),
    biomeCheck(false),
    typeCheck,
    tidyCheck,
  ];
  return Promise.all(checks.map(runCheck));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outcomes = await lint(process.argv.includes('--write'));
  for (const outcome of outcomes) tell(outcome);
  const failed = outcomes.filter(outcome => outcome.problems.length > 0).length;
  console.log(`lint: ${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
