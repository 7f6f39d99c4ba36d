/** The bytes of a wasm, out of whatever a page has: nothing, a URL, a request, bytes. */
import { wasmName } from './build.ts';
import { CardmendLoadError } from './errors.ts';
import type { WasmAddress, WasmResponse } from './types.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** What was loaded, and whence: an error names it, so that it can be looked up. */
export interface Loaded {
  readonly bytes: Bytes;
  readonly from: string;
}

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs/promises'): { readFile(path: URL | string): Promise<Bytes> } | undefined;
}

/** The longest address that an error holds: a longer one is no address to look up. */
const longestShown = 200;

/** An address as an error tells it: one that is a file itself is not repeated. */
function shown(url: string): string {
  if (url.startsWith('data:')) return 'a data: URL';
  return url.length <= longestShown ? url : `${url.slice(0, longestShown)}...`;
}

export const noPlace = (cause: unknown) =>
  new CardmendLoadError(
    'unreachable',
    `this bundle does not know where it lies (it has no import.meta.url), so ${wasmName} cannot be found beside it; import cardmend/inline, or pass its address or its bytes as { wasm }`,
    cause,
  );

/** Node's fetch does not read files; asking the process for `fs` keeps bundlers from looking for it. */
export async function readFile(file: URL | string): Promise<Bytes> {
  const name = shown(typeof file === 'string' ? file : file.href);
  const fs = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.('node:fs/promises');
  if (!fs)
    throw new CardmendLoadError(
      'unreachable',
      `this runtime cannot read ${name}; pass the wasm's bytes as { wasm }`,
    );
  try {
    return await fs.readFile(file);
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `${name} could not be read; is ${wasmName} deployed beside the module?`,
      error,
    );
  }
}

async function readResponse(response: WasmResponse): Promise<Loaded> {
  const where = response.url ? shown(response.url) : 'the given response';
  if (!response.ok) {
    throw new CardmendLoadError(
      'unreachable',
      `${where} answered ${response.status}; is ${wasmName} deployed there? A bundler that does not carry it along needs cardmend/inline or { wasm }`,
    );
  }
  const type = response.headers.get('content-type');
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, from: type === null ? where : `${where} (${type})` };
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `the wasm stopped while it was being read from ${where}; try again`,
      error,
    );
  }
}

/** RFC 2397. Bundlers make such URLs of files; a policy forbids to fetch them that lets this file in. */
function readData(url: string): Loaded {
  const comma = url.indexOf(',');
  const text = decodeURIComponent(url.slice(comma + 1));
  const units = /;\s*base64$/i.test(url.slice(0, comma)) ? atob(text) : text;
  return { bytes: Uint8Array.from(units, unit => unit.charCodeAt(0)), from: shown(url) };
}

/** @throws CardmendLoadError */
export async function loadUrl(href: string): Promise<Loaded> {
  if (/^data:/i.test(href)) {
    try {
      return readData(href);
    } catch (error) {
      throw new CardmendLoadError('corrupt', 'the data: URL cannot be decoded', error);
    }
  }
  if (/^file:/i.test(href)) return { bytes: await readFile(new URL(href)), from: shown(href) };
  let response: WasmResponse;
  try {
    response = await fetch(href, { credentials: 'same-origin' });
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `the wasm could not be fetched from ${shown(href)}; check the network, or connect-src of the page's policy`,
      error,
    );
  }
  return readResponse(response);
}

/** A relative address is one from the page. */
function resolved(address: string): string {
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  try {
    return new URL(address, base).href;
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `{ wasm } is no URL that can be resolved here; pass an absolute one`,
      error,
    );
  }
}

/** A view of bytes that are there already; nothing if they must be fetched first. */
function inMemory(wasm: unknown): Loaded | undefined {
  const from = 'the bytes given as { wasm }';
  if (wasm instanceof ArrayBuffer) return { bytes: new Uint8Array(wasm), from };
  if (!ArrayBuffer.isView(wasm)) return undefined;
  return { bytes: new Uint8Array(wasm.buffer as ArrayBuffer, wasm.byteOffset, wasm.byteLength), from };
}

const isResponse = (value: unknown): value is WasmResponse =>
  typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'headers' in value;

const isAddress = (value: unknown): value is WasmAddress =>
  typeof value === 'object' && value !== null && typeof (value as { href?: unknown }).href === 'string';

/**
 * What was promised as `{ wasm }`, once it is there; what is no promise is itself.
 *
 * @throws CardmendLoadError if the promise is broken
 */
export async function settled(wasm: unknown): Promise<unknown> {
  try {
    return await wasm;
  } catch (error) {
    throw new CardmendLoadError('unreachable', 'the request given as { wasm } failed', error);
  }
}

/** @throws CardmendLoadError; TypeError if it is none of the kinds that it may be */
export async function read(wasm: unknown): Promise<Loaded> {
  const there = inMemory(wasm);
  if (there !== undefined) return there;
  if (typeof wasm === 'string') return loadUrl(resolved(wasm));
  if (isAddress(wasm)) return loadUrl(wasm.href);
  if (isResponse(wasm)) return readResponse(wasm);
  throw new TypeError(
    '{ wasm } must be a URL, a Response, an ArrayBuffer, a typed array or a WebAssembly.Module',
  );
}
