/** What lies beside the command line in the package: WebAssembly of one build with it. */
import { readFile } from 'node:fs/promises';
import { own } from '../js/core/own.ts';
import { trouble } from '../js/core/trouble.ts';
import { Tools } from './tools.ts';

/** Set by the build: the file, and the build that it names. */
declare const CARDMEND_BESIDE: Readonly<Record<'cardmend-batch.wasm' | 'cardmend-tools.wasm', string>>;

const sectionName = 'cardmend.build';

/** @throws CardmendLoadError if it is of another package than this script, or damaged */
async function beside(file: keyof typeof CARDMEND_BESIDE): Promise<WebAssembly.Module> {
  const part = { ...own, wasm: file, build: CARDMEND_BESIDE[file] };
  const bytes = await readFile(new URL(`./${file}`, import.meta.url));
  const module = await WebAssembly.compile(bytes).catch(async cause => {
    throw await trouble(part, 'corrupt', 'damaged', { from: file }, cause);
  });
  const [section] = WebAssembly.Module.customSections(module, sectionName);
  const found = section === undefined ? 'of no build' : new TextDecoder().decode(section);
  if (found !== part.build) throw await trouble(part, 'mismatch', 'build', { from: file, found });
  return module;
}

export const loadTools = async (): Promise<Tools> => Tools.load(await beside('cardmend-tools.wasm'));

/** What reads rows that are plainly right. */
export const batchModule = (): Promise<WebAssembly.Module> => beside('cardmend-batch.wasm');
