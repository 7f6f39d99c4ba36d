// Packages that only tests need and that are too big for everybody's checkout: installed once into the cache folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tools/setup keeps what it has installed. */
export const cache =
  process.env.CARDMEND_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cardmend');

const npm = (folder: string, ...args: readonly string[]) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/**
 * A folder of the cache that holds what a manifest asks for, in `node_modules`. It is named by the manifest's content, so
 * that another one is another folder; what was begun and not finished is never taken for one.
 *
 * @param name what it is called
 * @param manifest a package.json with pinned versions
 */
export function installed(name: string, manifest: string): string {
  const text = readFileSync(manifest, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const folder = join(cache, `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    writeFileSync(join(work, 'package.json'), text);
    npm(work, 'install');
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
