/** What reads GB 2312: the runtime, where it does; else a table, which is loaded then. */
import type { Own } from '../core/own.ts';
import { trouble } from '../core/trouble.ts';
import { type GbReader, gbByTable } from './gb2312.ts';

/** Whatever no table of wordings holds is told apart as little as it is there. */
const unlike = /[^\u4e00-\u9fff\x80-\xbf\u2000-\u206f\u3000-\u303f\ufe30-\ufe6f\uff01-\uff5e]/;
const other = '\u3400';

/** The row of full-width ASCII, whose signs the standards do not read alike. */
const fullWidthRow = 0xa3;
const fullWidth = 0xff00 - 0xa0;

/** By the runtime's decoder; undefined where there is none for it, or one that takes any name for UTF-8. */
export function gbByRuntime(): GbReader | undefined {
  try {
    const decoder = new TextDecoder('gb18030');
    const read = (lead: number, trail: number): string => {
      if (lead === fullWidthRow) return String.fromCharCode(fullWidth + trail);
      return decoder.decode(Uint8Array.of(lead, trail)).replace(unlike, other);
    };
    return read(0xd6, 0xd0) === '\u4e2d' ? () => read : undefined;
  } catch {
    return undefined;
  }
}

/** @throws CardmendLoadError if the table is needed and cannot be loaded */
export async function loadGb(own: Own): Promise<GbReader> {
  const known = gbByRuntime();
  if (known !== undefined) return known;
  try {
    return gbByTable((await import('./gb_script.ts')).shippedCharacters);
  } catch (error) {
    throw await trouble(own, 'unreachable', 'late', { from: 'gb_wordings.js' }, error);
  }
}
