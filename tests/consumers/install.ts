// Packages that only tests need and that are too big for everybody's checkout: installed once into the cache folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where tools/setup keeps what it has installed. */
export const cache =
  process.env.CARDMEND_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cardmend');

const npm = (folder: string, ...args: readonly string[]) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/**
 * A folder of the cache that holds what a lock names, in `node_modules`: npm compares the hash of each package with the lock's. The
 * folder is named by the content of both files, so that another one is another folder; what was begun and not finished is never
 * taken for one.
 *
 * @param name what it is called
 * @param manifest a package.json with pinned versions, beside its lock
 */
export function installed(name: string, manifest: string): string {
  const files = [manifest, join(dirname(manifest), 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const folder = join(cache, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    for (const file of files) copyFileSync(file, join(work, basename(file)));
    npm(work, 'ci');
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    // Somebody else was quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package as `npm pack` makes it of the checkout, unpacked in a folder of its own. */
export function packed(checkout: string, into: string): string {
  mkdirSync(into, { recursive: true });
  const output = npm(checkout, 'pack', '--ignore-scripts', '--pack-destination', into).toString();
  const tarball = join(into, output.trim().split('\n').at(-1) ?? '');
  execFileSync('tar', ['-xzf', tarball, '-C', into]);
  const folder = join(into, 'cardmend');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(into, 'package'), folder, { recursive: true });
  rmSync(join(into, 'package'), { recursive: true });
  return tarball;
}
