/** What of others is in the package: linked into its wasm, or bundled into its scripts. Of these are the licences and the SBOM. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.ts';

export interface Component {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** An expression of SPDX. */
  readonly licence: string;
  /** Where it comes from, as package managers write it. */
  readonly purl: string;
  readonly text: string;
}

/** A variable that tools/setup has found. */
function found(name: string): string {
  const [, value] =
    new RegExp(`set\\(${name} "([^"]*)"\\)`).exec(readFileSync(join(root, 'build/setup.cmake'), 'utf8')) ??
    [];
  if (value === undefined) throw new Error(`build/setup.cmake says no ${name}; run tools/setup`);
  return value;
}

const own = (name: string) => readFileSync(join(root, 'tools/build/licences', name), 'utf8');

function emscriptenComponents(): Component[] {
  const version = found('CARDMEND_EMSCRIPTEN_VERSION');
  const libraries = join(found('CARDMEND_EMSCRIPTEN_ROOT'), 'system/lib');
  const purl = `pkg:github/emscripten-core/emscripten@${version}`;
  return [
    {
      name: 'emscripten',
      version,
      description: 'System libraries that the wasm files are linked with; Embind in cli.js',
      licence: 'MIT',
      purl,
      text: `Copyright (c) 2010 Emscripten authors, see AUTHORS file.\n\n${own('mit.md')}`,
    },
    {
      name: 'musl',
      version: readFileSync(join(libraries, 'libc/musl/VERSION'), 'utf8').trim(),
      description: 'C library, as Emscripten has it',
      licence: 'MIT',
      purl: `${purl}#system/lib/libc/musl`,
      text: readFileSync(join(libraries, 'libc/musl/COPYRIGHT'), 'utf8'),
    },
    {
      name: 'llvm',
      version: `of emscripten ${version}`,
      description: 'libc++, libc++abi and compiler-rt, as Emscripten has them',
      licence: 'Apache-2.0 WITH LLVM-exception',
      purl: `${purl}#system/lib/libcxx`,
      text: own('llvm_exception.md'),
    },
    {
      name: 'binaryen',
      version: `of emscripten ${version}`,
      description: 'What wasm2js puts around the programs of fallback/',
      licence: 'Apache-2.0',
      purl: 'pkg:github/WebAssembly/binaryen',
      text: "The Apache License, version 2.0, as in this package's file LICENSE.\n",
    },
  ];
}

/** A package whose script is bundled. @param text its licence; that of its file LICENSE if none is given */
export function packaged(name: string, description: string, licence = 'MIT', text?: string): Component {
  const folder = join(root, 'node_modules', name);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return {
    name,
    version,
    description,
    licence,
    purl: `pkg:npm/${name}@${version}`,
    text: text ?? readFileSync(join(folder, 'LICENSE'), 'utf8'),
  };
}

/** Its package names the licence and has no file of it. */
function saxes(): Component {
  const holders =
    'Copyright (c) Isaac Z. Schlueter and Contributors\nCopyright (c) Louis-Dominique Dubeau and Contributors';
  return packaged('saxes', 'In cli.js: XML of workbooks', 'ISC', `${holders}\n\n${own('isc.md')}`);
}

export function components(): readonly Component[] {
  const icu = found('CARDMEND_ICU_VERSION');
  return [
    {
      name: 'icu4c',
      version: icu,
      description: 'ICU common, with data of the Unicode Character Database, in the wasm files',
      licence: 'Unicode-DFS-2016',
      purl: `pkg:github/unicode-org/icu@release-${icu.replace('.', '-')}`,
      text: readFileSync(join(dirname(found('CARDMEND_ICU_SOURCE_DIR')), 'LICENSE'), 'utf8'),
    },
    ...emscriptenComponents(),
    packaged('csv-parse', 'In cli.js'),
    saxes(),
    packaged('xmlchars', 'In cli.js: what saxes asks of characters'),
    packaged('@noble/ed25519', 'In lists_ed25519.js: signatures of lists, where the runtime has no Ed25519'),
    packaged('cockatiel', 'In what sends for sessions: time-outs, retries, one question at a time'),
  ];
}
