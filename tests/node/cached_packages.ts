/** Packages that are too large for every checkout: installed once into the cache, for all checkouts of the machine. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';

const cache = process.env.CARDMEND_CACHE ?? join(homedir(), '.cache/cardmend');

/**
 * @param name a folder of tests/packages, with a package.json and its lock
 * @returns the folder that holds its node_modules
 */
function installed(name: string): string {
  const from = join(root, 'tests/packages', name);
  const lock = readFileSync(join(from, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const to = join(cache, `packages-${name}-${hash}-${process.platform}-${process.arch}`);
  if (existsSync(to)) return to;
  const work = `${to}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  cpSync(from, work, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['ci', '--no-progress'], { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci of tests/packages/${name} failed: ${stderr}`);
  try {
    renameSync(work, to);
  } catch {
    // Another process was quicker.
    rmSync(work, { recursive: true, force: true });
  }
  return to;
}

const requireOf = (name: string) => createRequire(join(installed(name), 'package.json'));

/** The package of that name, out of the cache. */
export function requireCached(name: string, wanted: string): unknown {
  return requireOf(name)(wanted);
}

/** The file that it begins with. */
export function resolveCached(name: string, wanted: string): string {
  return requireOf(name).resolve(wanted);
}
