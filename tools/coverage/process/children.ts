// A process that counts hands its environment on, to children too that a test gives another one: as Node does with
// NODE_V8_COVERAGE.

import child from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { variables } from './environment.ts';

const names = Object.values(variables);

/** Adds what is missing to the environment of a child. */
function completed(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return { ...Object.fromEntries(names.map(name => [name, process.env[name]])), ...env };
}

type Spawned = { readonly envPairs?: string[] };

type Synchronous = (file: string, args?: unknown, options?: unknown) => unknown;

/** `spawnSync` and `execFileSync`, whose arguments may be left out. */
function complete(before: Synchronous): Synchronous {
  return (file, args, options) => {
    const [words, given] = Array.isArray(args) ? [args, options] : [[], args];
    const { env } = (given ?? {}) as { readonly env?: Record<string, string> };
    return before(file, words, env === undefined ? given : { ...(given as object), env: completed(env) });
  };
}

export function handOnToChildren(): void {
  const { prototype } = child.ChildProcess as unknown as {
    readonly prototype: { spawn(options: Spawned): unknown };
  };
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    const pairs = options.envPairs;
    for (const name of names)
      if (pairs !== undefined && !pairs.some(pair => pair.startsWith(`${name}=`)))
        pairs.push(`${name}=${process.env[name]}`);
    return spawn.call(this, options);
  };
  const synchronous = child as unknown as { spawnSync: Synchronous; execFileSync: Synchronous };
  synchronous.spawnSync = complete(synchronous.spawnSync);
  synchronous.execFileSync = complete(synchronous.execFileSync);
  syncBuiltinESMExports();
}
