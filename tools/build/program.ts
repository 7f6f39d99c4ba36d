/** A part's wasm as other files that a script can import: a program of JavaScript, and its bytes as a text. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.ts';

/** Part of the name of what is kept: to be changed with what is made of a wasm here. */
const recipe = '3';

/** What `wasm2js` makes of it: `function instantiate(imports)`, which gives the exports. */
function translated(wasm: string): string {
  const wasm2js = join(dirname(process.env.CARDMEND_WASM_OPT ?? 'wasm-opt'), 'wasm2js');
  const { status, stdout, stderr, error } = spawnSync(
    existsSync(wasm2js) ? wasm2js : 'wasm2js',
    ['-Os', '--emscripten', wasm],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`wasm2js failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** A part's wasm as JavaScript. */
export interface Program {
  /** An ES module: its default export takes the imports and the data, and gives the exports. */
  readonly code: string;
  /** What the memory begins with, in base 16: bytes keep their borders, so that what is alike is found when it is compressed. */
  readonly data: readonly string[];
}

/** What wasm2js decodes its data with, and where it does so. */
const decoder = / {2}var base64ReverseLookup[\s\S]*?\n {2}\}\n(?=function initActiveSegments)/;
const segment = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g;
const hexDecoder = `  function decode(at, hex) {
    for (var i = 0; i < hex.length; i += 2) bufferView[at++] = parseInt(hex.substr(i, 2), 16);
  }
`;

/** Its data apart, in base 16: that saves 5 %. */
function withoutData(program: string): Program {
  const data: string[] = [];
  const code = program
    .replace('function instantiate(info)', 'function instantiate(info, data)')
    .replace(decoder, hexDecoder)
    .replace(segment, (_, at: string, bytes: string) => {
      data.push(Buffer.from(bytes, 'base64').toString('hex'));
      return `decode(${at}, data[${data.length - 1}])`;
    });
  if (data.length === 0 || code.includes('base64') || !code.includes('info, data'))
    throw new Error('wasm2js writes data in another way');
  return { code, data };
}

async function made(bytes: Uint8Array, work: string): Promise<Program> {
  const wasm = `${work}.wasm`;
  writeFileSync(wasm, bytes);
  const { code, data } = withoutData(translated(wasm));
  const minified = await esbuild.transform(`${code}\nexport default instantiate;\n`, {
    minify: true,
    format: 'esm',
    target: 'es2017',
    charset: 'ascii',
    legalComments: 'none',
  });
  return { code: minified.code, data };
}

/** The part's program. It takes seconds to make, so it is kept for the wasm it was made of. */
export async function programOf(bytes: Uint8Array): Promise<Program> {
  const hash = createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 24);
  const kept = join(root, 'build/programs', `${hash}.json`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    const work = `${kept}.${process.pid}`;
    writeFileSync(work, JSON.stringify(await made(bytes, work)));
    renameSync(work, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as Program;
}

export const hexOf = (bytes: Uint8Array) => `export default"${Buffer.from(bytes).toString('hex')}";\n`;
