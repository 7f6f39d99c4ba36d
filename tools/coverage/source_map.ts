// Source maps, read the way that coverage asks: where in a script is what stands at this place of a source?

import { dirname, relative, resolve } from 'node:path';
import { decode, type SourceMapMappings } from '@jridgewell/sourcemap-codec';
import { root } from '../lint/files.ts';

export type RawMap = { readonly sources: readonly (string | null)[]; readonly mappings: string };

/** Of one source, where its places lie in a script: original line and column, and the place in the script. */
export type Mapped = { readonly line: number; readonly column: number; readonly offset: number };

/** The offset at which each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * @param file the script's path, which its sources are relative to
 * @param starts where the lines of the script begin
 * @returns by source, relative to the root: its places in order
 */
export function placesOf(map: RawMap, file: string, starts: readonly number[]): Map<string, Mapped[]> {
  const names = map.sources.map(source => {
    const path = source?.startsWith('file://') ? source.slice(7) : (source ?? '');
    return relative(root, resolve(dirname(file), path));
  });
  const places = new Map<string, Mapped[]>();
  const decoded: SourceMapMappings = decode(map.mappings);
  for (const [generated, segments] of decoded.entries()) {
    for (const segment of segments) {
      if (segment.length === 1) continue;
      const [column, source, line, original] = segment;
      const name = names[source] ?? '';
      const known = places.get(name) ?? [];
      places.set(name, known);
      known.push({ line, column: original, offset: (starts[generated] ?? 0) + column });
    }
  }
  for (const list of places.values()) list.sort((a, b) => a.line - b.line || a.column - b.column);
  return places;
}

/** The first place from `from` on and before `to`, both as line and column; undefined if the script has nothing of it. */
export function firstWithin(
  places: readonly Mapped[],
  from: readonly [number, number],
  to: readonly [number, number],
): Mapped | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { line, column } = places[middle] as Mapped;
    if (line < from[0] || (line === from[0] && column < from[1])) low = middle + 1;
    else high = middle;
  }
  const found = places[low];
  if (found === undefined) return undefined;
  return found.line < to[0] || (found.line === to[0] && found.column < to[1]) ? found : undefined;
}
