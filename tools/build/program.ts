/** A part's wasm as other files that a script can import: a program of JavaScript, and its bytes as a text. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.ts';

/** Part of the name of what is kept: to be changed with what is made of a wasm here. */
const recipe = '2';

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

/** What wasm2js decodes its data with, and where it does so. */
const decoder = / {2}var base64ReverseLookup[\s\S]*?\n {2}\}\n(?=function initActiveSegments)/;
const segment = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g;
const hexDecoder = `  function decode(at, hex) {
    for (var i = 0; i < hex.length; i += 2) bufferView[at++] = parseInt(hex.substr(i, 2), 16);
  }
`;

/** Its data in base 16: bytes keep their borders, so that what is alike is found when it is compressed. It saves 5 %. */
function inHex(program: string): string {
  let segments = 0;
  const text = program.replace(decoder, hexDecoder).replace(segment, (_, at: string, data: string) => {
    segments += 1;
    return `decode(${at}, "${Buffer.from(data, 'base64').toString('hex')}")`;
  });
  if (segments === 0 || text.includes('base64')) throw new Error('wasm2js writes data in another way');
  return text;
}

async function made(bytes: Uint8Array, work: string): Promise<string> {
  const wasm = `${work}.wasm`;
  writeFileSync(wasm, bytes);
  const { code } = await esbuild.transform(`${inHex(translated(wasm))}\nexport default instantiate;\n`, {
    minify: true,
    format: 'esm',
    target: 'es2017',
    charset: 'ascii',
    legalComments: 'none',
  });
  return code;
}

/** The part's program as an ES module. It takes seconds to make, so it is kept for the wasm it was made of. */
export async function programOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 24);
  const kept = join(root, 'build/programs', `${hash}.js`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    const work = `${kept}.${process.pid}`;
    writeFileSync(work, await made(bytes, work));
    renameSync(work, kept);
  }
  return readFileSync(kept, 'utf8');
}

export const hexOf = (bytes: Uint8Array) => `export default"${Buffer.from(bytes).toString('hex')}";\n`;
