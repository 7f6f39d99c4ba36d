/** The bytes of a wasm, out of whatever a page has: nothing, a URL, a request, bytes. */
import type { Loaded } from './loaded.ts';
import type { Own } from './own.ts';
import { trouble } from './trouble.ts';
import type { WasmAddress, WasmResponse } from './types.ts';

async function readResponse(own: Own, response: WasmResponse): Promise<Loaded> {
  const { ok, status, url } = response;
  const from = url || 'the given response';
  if (!ok) throw await trouble(own, 'unreachable', 'status', { from, status });
  const type = response.headers.get('content-type');
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, from: type === null ? from : `${from} (${type})` };
  } catch (error) {
    throw await trouble(own, 'unreachable', 'stopped', { from }, error);
  }
}

/** @throws CardmendLoadError */
export async function loadUrl(own: Own, from: string): Promise<Loaded> {
  // What is no request is read by a file of its own, which few need.
  if (/^(data|file):/i.test(from)) return (await import('./read_local.ts')).readLocal(own, from, trouble);
  let response: WasmResponse;
  try {
    response = await fetch(from, { credentials: 'same-origin' });
  } catch (error) {
    throw await trouble(own, 'unreachable', 'fetch', { from }, error);
  }
  return readResponse(own, response);
}

/** A relative address is one from the page. */
async function resolved(own: Own, address: string): Promise<string> {
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  try {
    return new URL(address, base).href;
  } catch (error) {
    throw await trouble(own, 'unreachable', 'no-url', {}, error);
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
export async function settled(own: Own, wasm: unknown): Promise<unknown> {
  try {
    return await wasm;
  } catch (error) {
    throw await trouble(own, 'unreachable', 'request', {}, error);
  }
}

/** @throws CardmendLoadError; TypeError if it is none of the kinds that it may be */
export async function read(own: Own, wasm: unknown): Promise<Loaded> {
  const there = inMemory(wasm);
  if (there !== undefined) return there;
  if (typeof wasm === 'string') return loadUrl(own, await resolved(own, wasm));
  if (isAddress(wasm)) return loadUrl(own, wasm.href);
  if (isResponse(wasm)) return readResponse(own, wasm);
  throw new TypeError(
    '{ wasm } must be a URL, a Response, an ArrayBuffer, a typed array or a WebAssembly.Module',
  );
}
