/** The bytes of a wasm at an address that no request answers: a file of the machine's, or a data: URL. */
import type { Bytes, Loaded } from './loaded.ts';
import type { Own } from './own.ts';
import type { trouble as Trouble } from './trouble.ts';

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs/promises'): { readFile(path: URL | string): Promise<Bytes> } | undefined;
}

/** Node's fetch does not read files; asking the process for `fs` keeps bundlers from looking for it. */
export async function readFile(own: Own, file: URL | string, trouble: typeof Trouble): Promise<Bytes> {
  const from = typeof file === 'string' ? file : file.href;
  const fs = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.('node:fs/promises');
  if (!fs) throw await trouble(own, 'unreachable', 'no-files', { from });
  try {
    return await fs.readFile(file);
  } catch (error) {
    throw await trouble(own, 'unreachable', 'file', { from }, error);
  }
}

/** RFC 2397. Bundlers make such URLs of files; a policy forbids to fetch them that lets this file in. */
function readData(url: string): Loaded {
  const comma = url.indexOf(',');
  const text = decodeURIComponent(url.slice(comma + 1));
  const units = /;\s*base64$/i.test(url.slice(0, comma)) ? atob(text) : text;
  return { bytes: Uint8Array.from(units, unit => unit.charCodeAt(0)), from: 'a data: URL' };
}

/** @param trouble of the script that asks, whose errors are of the class that it exports */
export async function readLocal(own: Own, url: string, trouble: typeof Trouble): Promise<Loaded> {
  if (/^file:/i.test(url)) return { bytes: await readFile(own, new URL(url), trouble), from: url };
  try {
    return readData(url);
  } catch (error) {
    throw await trouble(own, 'corrupt', 'data', {}, error);
  }
}
