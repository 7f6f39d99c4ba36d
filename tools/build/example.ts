/**
 * The example mini-program with the package in it, as the developer tool opens it: what "build npm" would put there is there.
 * usage: tools/run tools/build/example.ts [FOLDER]     build/example_wechat if omitted
 */
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.ts';

/** @param out replaced as a whole; `dist` must have been built */
export function buildExample(out: string): void {
  rmSync(out, { recursive: true, force: true });
  cpSync(join(root, 'bindings/miniprogram/example'), out, { recursive: true });
  cpSync(join(root, 'dist/miniprogram'), join(out, 'miniprogram_npm/cardmend'), { recursive: true });
  cpSync(join(root, 'dist/miniprogram_whole'), join(out, 'tools/cardmend'), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  buildExample(resolve(process.argv[2] ?? join(root, 'build/example_wechat')));
