/** From whatever the page has (nothing, a URL, a response, bytes, a compiled module) to a checked, compiled module. */
import { CardmendLoadError } from './errors.ts';
import { hashWords } from './hash.ts';
import type { LoadOptions } from './types.ts';

/** Set by the build: the length and hash of the wasm that this JavaScript belongs to, and the build it names. */
declare const CARDMEND_WASM_LENGTH: number;
declare const CARDMEND_WASM_HASH: string;
declare const CARDMEND_WASM_BUILD: string;
/** Where the wasm lies from this file, as in `./cardmend.wasm`, and the name of this file. */
declare const CARDMEND_WASM_FILE: string;
declare const CARDMEND_SCRIPT: string;

/** The file's name alone, for messages. */
const wasmName = CARDMEND_WASM_FILE.slice(2);

/** The custom section of the wasm that names its build: `version+hash`. */
const buildSection = 'cardmend.build';

type Bytes = Uint8Array<ArrayBuffer>;

/** What was loaded, and whence: an error names it, so that it can be looked up. */
interface Loaded {
  readonly bytes: Bytes;
  readonly from: string;
}

/** What `LoadOptions` takes but a compiled module, whose type is empty and so would swallow all others. */
type WasmSource = string | URL | Response | Promise<Response> | BufferSource | undefined;

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs/promises'): { readFile(path: URL): Promise<Bytes> } | undefined;
}

/** Node's fetch does not read files; asking the process for `fs` keeps bundlers from looking for it. */
async function readFile(url: URL): Promise<Bytes> {
  const fs = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.('node:fs/promises');
  if (!fs)
    throw new CardmendLoadError(
      'unreachable',
      `this runtime cannot read ${url.pathname}; pass the wasm's bytes as { wasm }`,
    );
  try {
    return await fs.readFile(url);
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `${url.href} could not be read; is ${wasmName} deployed beside the module?`,
      error,
    );
  }
}

async function readResponse(response: Response): Promise<Loaded> {
  const where = response.url || 'the given response';
  if (!response.ok) {
    throw new CardmendLoadError(
      'unreachable',
      `${where} answered ${response.status}; is ${wasmName} deployed there?`,
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

async function load(url: URL): Promise<Loaded> {
  if (url.protocol === 'file:') return { bytes: await readFile(url), from: url.href };
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `the wasm could not be fetched from ${url.href}; check the network, or connect-src of the page's policy`,
      error,
    );
  }
  return readResponse(response);
}

/** Bundlers look for these very words to carry the file along; in CommonJS nothing is left of `import.meta`. */
function besideThis(): URL {
  try {
    return new URL(CARDMEND_WASM_FILE, import.meta.url);
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `this bundle does not know where it lies (it has no import.meta.url), so ${wasmName} cannot be found beside it; pass its address or its bytes as { wasm }`,
      error,
    );
  }
}

function toUrl(wasm: string | URL | undefined): URL {
  if (wasm === undefined) return besideThis();
  if (wasm instanceof URL) return wasm;
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  try {
    return new URL(wasm, base);
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `{ wasm } is no URL that can be resolved here; pass an absolute one`,
      error,
    );
  }
}

/** A view of bytes that are there already; nothing if they must be fetched first. */
function inMemory(wasm: WasmSource): Loaded | undefined {
  const from = 'the bytes given as { wasm }';
  if (wasm instanceof ArrayBuffer) return { bytes: new Uint8Array(wasm), from };
  if (!ArrayBuffer.isView(wasm)) return undefined;
  return { bytes: new Uint8Array(wasm.buffer as ArrayBuffer, wasm.byteOffset, wasm.byteLength), from };
}

async function fetched(wasm: WasmSource): Promise<Loaded> {
  if (wasm === undefined || typeof wasm === 'string' || wasm instanceof URL) return load(toUrl(wasm));
  let response: unknown;
  try {
    response = await wasm;
  } catch (error) {
    throw new CardmendLoadError('unreachable', 'the request given as { wasm } failed', error);
  }
  // Some runtimes have no such class.
  if (typeof Response === 'function' && response instanceof Response) return readResponse(response);
  throw new TypeError(
    '{ wasm } must be a URL, a Response, an ArrayBuffer, a typed array or a WebAssembly.Module',
  );
}

function checkBuild(module: WebAssembly.Module, from: string): void {
  const [section] = WebAssembly.Module.customSections(module, buildSection);
  const found = section ? String.fromCharCode(...new Uint8Array(section)) : 'another program';
  if (found === CARDMEND_WASM_BUILD) return;
  throw new CardmendLoadError(
    'mismatch',
    `this JavaScript belongs to the wasm ${CARDMEND_WASM_BUILD}, but ${from} is ${found}; deploy ${CARDMEND_SCRIPT} and ${wasmName} of one package, and clear caches`,
  );
}

/** @throws CardmendLoadError with one reason and its cause; TypeError if `wasm` is none of the kinds it may be */
export async function compile(wasm: LoadOptions['wasm']): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') {
    throw new CardmendLoadError('unsupported', 'this runtime has no WebAssembly, or the page forbids it');
  }
  if (wasm instanceof WebAssembly.Module) {
    checkBuild(wasm, 'the module given as { wasm }');
    return wasm;
  }
  const { bytes, from } = inMemory(wasm as WasmSource) ?? (await fetched(wasm as WasmSource));
  if (bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d) {
    throw new CardmendLoadError(
      'corrupt',
      `${from} is no WebAssembly; does the server answer with a page instead of ${wasmName}?`,
    );
  }
  // Compiling works in threads of its own; hashing goes on meanwhile.
  const compiling = WebAssembly.compile(bytes);
  const intact = bytes.byteLength === CARDMEND_WASM_LENGTH && hashWords(bytes) === CARDMEND_WASM_HASH;
  let module: WebAssembly.Module;
  try {
    module = await compiling;
  } catch (error) {
    throw new CardmendLoadError(
      'corrupt',
      `${from} could not be compiled; it is damaged, or the page's policy lacks 'wasm-unsafe-eval'`,
      error,
    );
  }
  checkBuild(module, from);
  if (!intact) {
    throw new CardmendLoadError(
      'corrupt',
      `${from} names the right build but its bytes differ; it was damaged on its way, load it again`,
    );
  }
  return module;
}
