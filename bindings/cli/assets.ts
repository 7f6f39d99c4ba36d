/** What lies beside the command line in the package. */
import { readFile } from 'node:fs/promises';
import { Tools } from './tools.ts';

export async function loadTools(): Promise<Tools> {
  return Tools.load(await readFile(new URL('./cardmend-tools.wasm', import.meta.url)));
}
