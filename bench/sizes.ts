/** What a page loads: minified, and as gzip and brotli send it; peers are bundled by esbuild the same way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { compileKnowledge } from '../dist/knowledge.js';
import { root } from '../tools/build/paths.ts';

export interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

function measure(name: string, files: readonly Uint8Array[]): Size {
  const sum = (size: (file: Uint8Array) => number) => files.reduce((total, file) => total + size(file), 0);
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    name,
    minified: sum(file => file.length),
    gzip: sum(file => gzipSync(file, { level: 9 }).length),
    brotli: sum(file => brotliCompressSync(file, best).length),
  };
}

async function bundle(code: string): Promise<Uint8Array> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

export async function measureSizes(): Promise<Size[]> {
  const file = (path: string) => readFileSync(join(root, 'dist', path));
  const [wasm, script, texts] = [file('cardmend.wasm'), file('index.js'), file('locales/zh-CN.js')];
  const shared = [...script.toString('utf8').matchAll(/from"\.\/(chunk-[\w-]+\.js)"/g)].map(([, name = '']) =>
    file(name),
  );
  // The same rows as in the wasm, laid out alike.
  const { rows } = compileKnowledge();
  return [
    measure('cardmend: all that a page loads', [wasm, script, ...shared, texts]),
    measure('  cardmend.wasm', [wasm]),
    measure('  index.js and what it shares with others', [script, ...shared]),
    measure('  locales/zh-CN.js', [texts]),
    measure('  locales/en.js', [file('locales/en.js')]),
    measure('  of the wasm: what is known of failures', [new Uint8Array(rows.buffer)]),
    measure('cardmend/knowledge, to replace it', [
      await bundle("export { compileKnowledge } from './dist/knowledge.js'"),
    ]),
    measure('libphonenumber-js isValidPhoneNumber', [
      await bundle("export { isValidPhoneNumber } from 'libphonenumber-js'"),
    ]),
    measure('card-validator number', [
      await bundle("import v from 'card-validator'; export const number = v.number"),
    ]),
    measure('coupon-code validate', [
      await bundle("import c from 'coupon-code'; export const validate = c.validate"),
    ]),
  ];
}
