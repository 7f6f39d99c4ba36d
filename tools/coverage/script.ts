// What the tests in Node reach of bindings: V8's reports of all their processes, over the source maps of the scripts.
//
// A source is in many scripts, minified: a place ran if it ran in any. What a bundler dropped, or has made one with what
// stands beside it, is in no map and counts neither way.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { reports } from './collect.ts';
import type { FileCounts } from './counts.ts';
import type { LoadedMap, Report } from './process/report.ts';
import { firstWithin, lineStarts, type Mapped, placesOf, type RawMap } from './source_map.ts';
import { type Extent, type Places, placesOfSource } from './syntax.ts';
import { ScriptCounts } from './v8.ts';

/** The scripts of dist and build/test-dist once more, with their maps. */
export const mapFolders = { dist: 'build/coverage/dist', tested: 'build/coverage/test-dist' } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x00-\x08\x0b-\x1f\x7f]/g;

type Shift = (offset: number) => number;

/** A place of a source in a script, by the index of what is counted there. */
type Anchor = { readonly index: number; readonly offset: number; readonly unless: number };

class Source {
  readonly places: Places;
  readonly lines: (number | undefined)[];
  readonly ways: (number | undefined)[];

  constructor(file: string) {
    this.places = placesOfSource(file, readFileSync(join(root, file), 'utf8'));
    this.lines = this.places.statements.map(() => undefined);
    this.ways = this.places.branches.flatMap(({ ways }) => ways.map(() => undefined));
  }

  /** Where statements and ways lie in a script. */
  anchors(mapped: readonly Mapped[]): {
    readonly lines: readonly Anchor[];
    readonly ways: readonly Anchor[];
  } {
    const at = ({ from, to }: Extent) => firstWithin(mapped, from, to)?.offset ?? -1;
    const lines = this.places.statements.map((extent, index) => ({ index, offset: at(extent), unless: -2 }));
    const ways = this.places.branches
      .flatMap(branch => branch.ways)
      .map(({ taken, unless }, index) => ({
        index,
        offset: at(taken),
        unless: unless === undefined ? -2 : at(unless),
      }));
    const isMapped = ({ offset, unless }: Anchor) => offset !== -1 && unless !== -1;
    return { lines: lines.filter(isMapped), ways: ways.filter(isMapped) };
  }

  counts(file: string): FileCounts {
    const lines = new Map<number, number>();
    for (const [index, { from }] of this.places.statements.entries()) {
      const count = this.lines[index];
      // A line ran if anything that begins in it did, as llvm-cov says it too.
      if (count !== undefined) lines.set(from[0] + 1, Math.max(count, lines.get(from[0] + 1) ?? count));
    }
    let next = 0;
    const branches = this.places.branches.flatMap(({ line, text, ways }) => {
      const counted = ways.flatMap(({ name }) => {
        const count = this.ways[next++];
        return count === undefined ? [] : [{ name, count }];
      });
      return counted.length === 0 ? [] : [{ line, text, ways: counted }];
    });
    return { file, lines, branches };
  }
}

/** A script, with what it holds of the sources. */
class Script {
  readonly #parts: { source: Source; lines: readonly Anchor[]; ways: readonly Anchor[] }[] = [];

  constructor(sources: ReadonlyMap<string, Source>, places: ReadonlyMap<string, readonly Mapped[]>) {
    for (const [name, mapped] of places) {
      const source = sources.get(name);
      if (source !== undefined) this.#parts.push({ source, ...source.anchors(mapped) });
    }
  }

  /** Adds what ran, its places `shift` further on; without counts what is there is known, and ran never. */
  add(counts?: { at(offset: number): number }, shift = 0): void {
    const count = ({ offset, unless }: Anchor) => {
      if (counts === undefined) return 0;
      return Math.max(0, counts.at(offset + shift) - (unless === -2 ? 0 : counts.at(unless + shift)));
    };
    for (const { source, lines, ways } of this.#parts) {
      for (const each of lines) source.lines[each.index] = (source.lines[each.index] ?? 0) + count(each);
      for (const each of ways) source.ways[each.index] = (source.ways[each.index] ?? 0) + count(each);
    }
  }
}

/**
 * Where a place of a script lies in the same one as it ships, if it is the same: what saxes asks of characters stands
 * there escaped, so that what follows lies further on.
 */
function shiftOf(shipped: string, plain: string): Shift | undefined {
  if (shipped === plain) return offset => offset;
  const escapes = [...plain.matchAll(controls)].map(({ index }) => index);
  if (shipped.length !== plain.length + 3 * escapes.length) return undefined;
  return offset => offset + 3 * escapes.filter(at => at < offset).length;
}

function shifted(places: Map<string, Mapped[]>, shift: Shift): Map<string, Mapped[]> {
  const move = (each: Mapped) => ({ ...each, offset: shift(each.offset) });
  return new Map([...places].map(([name, mapped]) => [name, mapped.map(move)]));
}

/** The scripts that have maps, by name and length: a copy of one in another folder, or in a sandbox, is the same. */
function builtScripts(sources: ReadonlyMap<string, Source>): Map<string, Script> {
  const scripts = new Map<string, Script>();
  for (const [shippedFolder, folder] of [
    ['dist', mapFolders.dist],
    ['build/test-dist', mapFolders.tested],
  ] as const) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const file = join(root, folder, name);
      if (!name.endsWith('.map') || !existsSync(join(root, shippedFolder, name.slice(0, -4)))) continue;
      const shipped = readFileSync(join(root, shippedFolder, name.slice(0, -4)), 'utf8');
      const plain = readFileSync(file.slice(0, -4), 'utf8');
      const shift = shiftOf(shipped, plain);
      if (shift === undefined) continue;
      const script = new Script(
        sources,
        shifted(placesOf(JSON.parse(readFileSync(file, 'utf8')) as RawMap, file, lineStarts(plain)), shift),
      );
      script.add();
      scripts.set(`${basename(name).slice(0, -4)} ${shipped.length}`, script);
    }
  }
  return scripts;
}

function startsOf(lengths: readonly number[]): readonly number[] {
  let at = 0;
  return lengths.map(length => {
    const start = at;
    at += length + 1;
    return start;
  });
}

/** What tests/miniprogram/sealed.ts writes before a script and behind it, within the outer function. */
const wrapper = { before: 'function (module, exports, require) {'.length, behind: '\n}'.length };

/** Adds a script that a sandbox ran within two functions. */
function addWrapped(name: string, counts: ScriptCounts, scripts: ReadonlyMap<string, Script>): void {
  for (const [start, end] of counts.outermost) {
    const length = end - start - wrapper.before - wrapper.behind;
    scripts.get(`${name} ${length}`)?.add(counts, start + wrapper.before);
  }
}

const turned = new Map<string, { readonly starts: readonly number[]; readonly mapped: readonly Mapped[] }>();

/** The counts of a script that the tests' loader has turned into another one as it loaded it. */
class TurnedCounts {
  readonly #counts: ScriptCounts;
  readonly #starts: readonly number[];
  readonly #mapped: readonly Mapped[];

  constructor(counts: ScriptCounts, path: string, text: string, map: LoadedMap) {
    this.#counts = counts;
    const key = `${path} ${text.length} ${map.lineLengths.length}`;
    const known = turned.get(key) ?? {
      starts: lineStarts(text),
      mapped: [...placesOf(map.data, path, startsOf(map.lineLengths)).values()][0] ?? [],
    };
    turned.set(key, known);
    this.#starts = known.starts;
    this.#mapped = known.mapped;
  }

  /** @param offset in the script as it ships */
  at(offset: number): number {
    let line = this.#starts.length - 1;
    while (line > 0 && (this.#starts[line] ?? 0) > offset) line -= 1;
    const column = offset - (this.#starts[line] ?? 0);
    const place = firstWithin(this.#mapped, [line, column], [line, column + 1]);
    return place === undefined ? 0 : this.#counts.at(place.offset);
  }
}

/** The file of a report or map; undefined if its process was killed while it wrote it. */
function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Adds up what processes have run. */
class Sum {
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #built: ReadonlyMap<string, Script>;
  readonly #loaded = new Map<string, Script>();
  readonly #maps = new Map<string, LoadedMap | undefined>();

  constructor(sources: ReadonlyMap<string, Source>) {
    this.#sources = sources;
    this.#built = builtScripts(sources);
  }

  #mapOf(name: string | undefined): LoadedMap | undefined {
    if (name === undefined) return undefined;
    if (!this.#maps.has(name)) this.#maps.set(name, read(join(reports, name)));
    return this.#maps.get(name);
  }

  /** A source that a test has loaded itself. */
  #loadedScript(path: string, { data, lineLengths }: LoadedMap): Script {
    const key = `${path} ${lineLengths.length}`;
    const known =
      this.#loaded.get(key) ?? new Script(this.#sources, placesOf(data, path, startsOf(lineLengths)));
    this.#loaded.set(key, known);
    return known;
  }

  add({ scripts }: Report): void {
    for (const { path, ranges, map: name } of scripts) {
      const counts = new ScriptCounts(ranges);
      const map = this.#mapOf(name);
      if (this.#sources.has(relative(root, path))) {
        if (map !== undefined) this.#loadedScript(path, map).add(counts);
      } else if (map !== undefined && existsSync(path)) {
        const text = readFileSync(path, 'utf8');
        const script = this.#built.get(`${basename(path)} ${text.length}`);
        script?.add(new TurnedCounts(counts, path, text, map));
      } else {
        const known = this.#built.get(`${basename(path)} ${counts.length}`);
        if (known !== undefined) known.add(counts);
        else addWrapped(basename(path), counts, this.#built);
      }
    }
  }
}

/** The counts of all sources below bindings, from the reports that there are. */
export function scriptCounts(): readonly FileCounts[] {
  const files = projectFiles().filter(file => /^bindings\/.*(?<!\.d)\.ts$/.test(file));
  const sources = new Map(files.map(file => [file, new Source(file)]));
  const sum = new Sum(sources);
  for (const name of readdirSync(reports).filter(each => each.endsWith('.json'))) {
    const report = read<Report>(join(reports, name));
    if (report !== undefined) sum.add(report);
  }
  return [...sources].map(([file, source]) => source.counts(file)).filter(({ lines }) => lines.size > 0);
}
