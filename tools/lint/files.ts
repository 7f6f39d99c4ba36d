// The project's files as the checks see them: what git tracks, and what it would if it were added.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Paths relative to the root, with forward slashes, of all files that are not ignored and still exist. */
export function projectFiles(): readonly string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const files = list.split('\0').filter(file => file !== '' && existsSync(join(root, file)));
  return [...new Set(files)].sort();
}

export function isCpp(file: string): boolean {
  return /\.(cpp|h)$/.test(file);
}

export function isTypeScript(file: string): boolean {
  return /\.[mc]?ts$/.test(file);
}

/** A file's text, or undefined if it is binary (holds a NUL). */
export function textOf(file: string): string | undefined {
  const bytes = readFileSync(join(root, file));
  return bytes.includes(0) ? undefined : bytes.toString('utf8');
}
