/** What a TypeScript file of the project imports, and what that does, by path. Types alone do not count, packages neither. */
import * as esbuild from 'esbuild';
import { root } from './paths.ts';

export async function metafileOf(entry: string): Promise<esbuild.Metafile> {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // What the tables are the source of is none of theirs.
    external: ['#*'],
    logLevel: 'error',
  });
  return metafile;
}
