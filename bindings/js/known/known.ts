/** Files of known codes: handed to the core, and what it says of them. */
import { knownStatuses } from '#tables/keys.ts';
import { readKnownFile } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { WholeExports } from '../core/exports.ts';
import type { Messages } from '../messages/messages.ts';
import type { KnownBits, KnownCodesResult } from './types.ts';

/** Asked by name: what a mini-program reads from a file is made in another realm, where `instanceof` says no. */
function viewOf(bytes: unknown): Uint8Array {
  const kind = Object.prototype.toString.call(bytes);
  if (kind === '[object Uint8Array]') return bytes as Uint8Array;
  if (kind === '[object ArrayBuffer]') return new Uint8Array(bytes as ArrayBuffer);
  throw new TypeError(
    "loadKnownCodes takes a file's bytes as a Uint8Array or an ArrayBuffer, such as await response.arrayBuffer()",
  );
}

export function loadKnownCodes(
  core: Core<WholeExports>,
  messages: Messages,
  bytes: unknown,
  idOf: (product: number) => string,
): KnownCodesResult {
  const view = viewOf(bytes);
  const begin = core.exports.cm_known_open(view.length);
  if (begin === 0)
    throw new RangeError(`loadKnownCodes: there is no memory for a file of ${view.length} bytes`);
  new Uint8Array(core.memory, begin >>> 0, view.length).set(view);
  const reason = knownStatuses[core.exports.cm_known_load()] ?? 'altered';
  if (reason !== 'ok') return { ok: false, reason, message: messages.text(`known.${reason}`) };
  const { product, count, bits } = readKnownFile(core.read(core.words.length));
  return {
    ok: true,
    product: idOf(product),
    count,
    bits: bits as KnownBits,
  };
}
