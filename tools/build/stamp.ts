/** Gives a linked wasm the name of its build in a custom section, for JavaScript to compare before it runs it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

export interface StampedWasm {
  /** The module's base name, as CMake knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `version+hash`: of the package, and of the wasm and its glue before they were stamped. */
  readonly build: string;
  /** Of `bytes`, in hexadecimal. */
  readonly sha256: string;
}

const section = 'cardmend.build';

/** Unsigned LEB128, as WebAssembly writes its numbers. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

export function stampWasm(name: string): StampedWasm {
  const folder = join(root, 'build/wasm-release/bindings/wasm');
  const linked = readFileSync(join(folder, `${name}.wasm`));
  const glue = readFileSync(join(folder, `${name}.mjs`));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256').update(linked).update(glue).digest('hex').slice(0, 16);
  const build = `${version}+${hash}`;
  const content = [...leb(section.length), ...Buffer.from(section), ...Buffer.from(build)];
  const bytes = Buffer.concat([linked, Buffer.from([0, ...leb(content.length), ...content])]);
  return { name, bytes, build, sha256: createHash('sha256').update(bytes).digest('hex') };
}
