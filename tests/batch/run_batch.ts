/** Runs `cardmend batch` in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { root } from '../../tools/build/paths.ts';

export const program = join(root, 'dist/cli.js');

const folders: string[] = [];

/** A new folder, which is gone after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-batch-'));
  folders.push(folder);
  return folder;
}
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
  readonly folder: string;
  /** What is in the folder of the outputs. */
  readonly names: readonly string[];
  /** A file of the outputs; empty if it is not there. */
  readonly text: (name: string) => string;
}

/** @param input what comes through the standard input */
export function runIn(folder: string, args: readonly string[], input?: string | Uint8Array): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'batch', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { LANG: 'C' },
    ...(input === undefined ? {} : { input }),
  });
  const text = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return { status, out: stdout, errors: stderr, folder, names: readdirSync(folder).sort(), text };
}

/** Writes a list and runs it. */
export function runList(name: string, content: string | Uint8Array, ...args: readonly string[]): Ran {
  const folder = newFolder();
  writeFileSync(join(folder, name), content);
  return runIn(folder, [name, '--locale', 'en', ...args]);
}

/** The lines of a CSV that was written, without the mark and the last end. */
export function lines(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1);
}
