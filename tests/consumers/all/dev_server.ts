// A tool's server, which runs until the test ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, type Project } from '../project.ts';

export interface DevServer {
  readonly base: string;
  /** All that it has printed. */
  printed(): string;
  close(): Promise<void>;
}

/** Starts a script of `node_modules`, and waits for the address that it prints. */
export async function start(
  project: Project,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<DevServer> {
  const child: ChildProcess = spawn(process.execPath, [join('node_modules', script), ...args], {
    cwd: project.folder,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const base = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${script} has not started:\n${printed}`)), 60_000);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const [address] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(printed) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`${script} has ended:\n${printed}`)));
  });
  return {
    base,
    printed: () => printed,
    async close() {
      child.kill();
      await ended;
    },
  };
}
