// What a process writes of what it ran: only of the scripts of bindings, and a source map once for all processes.

import { createHash } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { findSourceMap } from 'node:module';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { variables } from './environment.ts';

/** V8's answer, the parts that are used. */
export type Taken = readonly {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {
      readonly startOffset: number;
      readonly endOffset: number;
      readonly count: number;
    }[];
  }[];
}[];

/** The map of a script that the tests' loader made as it loaded its source. */
export type LoadedMap = {
  readonly lineLengths: readonly number[];
  readonly data: { readonly sources: readonly string[]; readonly mappings: string };
};

export type Script = {
  /** A path, or the name that a sandbox gave it. */
  readonly path: string;
  /** Of each range where it begins and ends, and how often it ran: a function's parts behind it. */
  readonly ranges: readonly number[];
  /** The file of its `LoadedMap`, if it has one. */
  readonly map?: string;
};

export type Report = {
  /** The test, relative to the root. */
  readonly by: string;
  readonly scripts: readonly Script[];
};

const built = /^(bindings|dist|build\/test-dist)\//;

/** The path of a script that may be of bindings: in the project, or a copy of what was built. */
export function pathOf(url: string, root: string): string | undefined {
  const path = url.startsWith('file://') ? decodeURIComponent(url.slice(7)).replace(/[?#].*/, '') : url;
  if (path.startsWith(`${root}/`)) return built.test(path.slice(root.length + 1)) ? path : undefined;
  return /\.c?js$/.test(path) && !/^node:|\/node_modules\/(?!cardmend\/)/.test(path) ? path : undefined;
}

function mapOf(url: string, path: string, length: number, folder: string): string | undefined {
  const name = `${createHash('sha256').update(`${path} ${length}`).digest('hex').slice(0, 16)}.map`;
  const file = join(folder, name);
  if (existsSync(file)) return name;
  const map = findSourceMap(url) as unknown as
    | { readonly lineLengths?: readonly number[]; readonly payload: LoadedMap['data'] }
    | undefined;
  if (map?.lineLengths === undefined) return undefined;
  const { sources, mappings } = map.payload;
  // a process that is killed as it writes leaves no half
  const begun = `${file}.${process.pid}`;
  writeFileSync(begun, JSON.stringify({ lineLengths: map.lineLengths, data: { sources, mappings } }));
  renameSync(begun, file);
  return name;
}

export function write(taken: Taken, folder: string, root: string): void {
  const scripts = taken.flatMap(({ url, functions }): readonly Script[] => {
    const path = pathOf(url, root);
    if (path === undefined) return [];
    const ranges = functions.flatMap(each =>
      each.ranges.flatMap(({ startOffset, endOffset, count }) => [startOffset, endOffset, count]),
    );
    const map = path.startsWith(`${root}/`) ? mapOf(url, path, ranges[1] ?? 0, folder) : undefined;
    return [map === undefined ? { path, ranges } : { path, ranges, map }];
  });
  if (scripts.length === 0) return;
  const report: Report = { by: process.env[variables.by] ?? '', scripts };
  const name = `${process.pid}-${threadId}-${process.hrtime.bigint()}.json`;
  writeFileSync(join(folder, name), JSON.stringify(report));
}
