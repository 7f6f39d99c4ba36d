/** The programs of other engines: found, started in folders of their own, ended with the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's package of each program, and where it lies. */
export const programs = {
  firefox: { package: 'firefox-esr', path: '/usr/bin/firefox-esr' },
  webkitDriver: { package: 'webkit2gtk-driver', path: '/usr/bin/WebKitWebDriver' },
  display: { package: 'xvfb', path: '/usr/bin/Xvfb' },
} as const;

/** The packages that are not installed. */
export function missingPackages(): string[] {
  return Object.values(programs)
    .filter(({ path }) => !existsSync(path))
    .map(({ package: name }) => name);
}

export interface Program {
  readonly process: ChildProcess;
  /** Its own, as its home and for its files; gone when it ends. */
  readonly folder: string;
  end(): Promise<void>;
}

export function start(
  path: string,
  argsIn: (folder: string) => readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-engine-'));
  const child = spawn(path, argsIn(folder), {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder, ...environment },
  });
  child.stdout?.resume();
  child.stderr?.resume();
  return {
    process: child,
    folder,
    async end() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise(resolve => child.once('exit', resolve));
        child.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Asks again until there is an answer. @throws Error after twenty seconds */
export async function answered<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} does not answer`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
