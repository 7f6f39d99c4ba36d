/** The wordings of what is known, as the core takes them. */
import type { Own } from '../core/own.ts';
import { trouble } from '../core/trouble.ts';

/** Each unit as UTF-8 writes a code point: what the core reads numbers as (bindings/js/knowledge/numbers.ts). */
function bytesOf(units: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < units.length; ++i) {
    const unit = units.charCodeAt(i);
    if (unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Uint8Array.from(bytes);
}

/** @throws CardmendLoadError if they cannot be loaded */
export async function loadWordings(own: Own): Promise<Uint8Array> {
  try {
    return bytesOf((await import('./wordings_script.ts')).packedWordings);
  } catch (error) {
    throw await trouble(own, 'unreachable', 'late', { from: 'guide_wordings.js' }, error);
  }
}
