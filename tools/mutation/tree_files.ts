// The files of a copy of the project: written only where they changed, and gone where the project has them no more.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Only what changed is written, so that only that is compiled. */
export function writeIfNew(file: string, text: string | Buffer): void {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(text))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Removes what an earlier copy had. Links are not followed.
 *
 * @param folders those of the tree that are all copied
 * @param there the project's files
 */
export function removeGone(tree: string, folders: readonly string[], there: ReadonlySet<string>): void {
  for (const folder of folders.filter(name => existsSync(join(tree, name))))
    for (const entry of readdirSync(join(tree, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) removeGone(tree, [path], there);
      else if (entry.isFile() && !there.has(path)) rmSync(join(tree, path));
    }
}
