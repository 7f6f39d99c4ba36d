/** Gives a linked wasm the name of its build: in a custom section, to compare before it runs, and in its data. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashWords } from '../../bindings/js/core/hash.ts';
import { root } from './paths.ts';

export interface StampedWasm {
  /** What it ships as. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** `version+hash`: of the package, and of the wasm before it was stamped. */
  readonly build: string;
  /** Of `bytes`, as `hashWords` gives it. */
  readonly hash: string;
}

const sectionName = 'cardmend.build';

/** Unsigned LEB128, as WebAssembly writes its numbers. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** A custom section: id 0, then size, name and content. */
function section(name: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(leb(name.length)), Buffer.from(name), content]);
  return Buffer.concat([Buffer.from([0, ...leb(body.length)]), body]);
}

/** What bindings/wasm/shared/build.cpp leaves room with. */
const room = /cardmend\.build:unstamped-+\0/g;

/** The name of the build in the place that the wasm has for it, with zeros behind it. */
function named(linked: Buffer, build: string, target: string): Buffer {
  const [found, ...others] = linked.toString('latin1').matchAll(room);
  if (found === undefined || others.length > 0 || build.length >= found[0].length)
    throw new Error(`${target}.wasm has no one room for the name of its build, ${build}`);
  const stamped = Buffer.from(linked);
  stamped.fill(0, found.index, found.index + found[0].length);
  stamped.write(build, found.index, 'latin1');
  return stamped;
}

/** @param target of CMake @param name what it ships as, without `.wasm` @param inData whether the program can be asked, too */
export function stampWasm(target: string, name: string, inData = true): StampedWasm {
  const folder = join(root, 'build/wasm-release/bindings/wasm');
  const linked = readFileSync(join(folder, `${target}.wasm`));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256').update(linked).digest('hex').slice(0, 16);
  const build = `${version}+${hash}`;
  // The hash reads whole words: a second, empty section fills the last one. Its size field is one byte to four.
  const tag = section(sectionName, Buffer.from(build));
  const filler = section('', new Uint8Array((8 - ((linked.length + tag.length + 3) % 4)) % 4));
  const bytes = Buffer.concat([inData ? named(linked, build, target) : linked, filler, tag]);
  return { file: `${name}.wasm`, bytes, build, hash: hashWords(bytes) };
}
