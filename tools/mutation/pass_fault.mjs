// Loaded before a test: what it starts with an environment of its own has the fault on too.

import children from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { FAULT, FAULT_REACHED } = process.env;

/** The arguments of a call, with the fault in the environment that they name, if they name one. */
const passing = args =>
  args.map(arg => (arg?.env === undefined ? arg : { ...arg, env: { ...arg.env, FAULT, FAULT_REACHED } }));

for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork']) {
  const call = children[name];
  children[name] = (...args) => call(...passing(args));
}
syncBuiltinESMExports();
