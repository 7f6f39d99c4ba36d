/** What a page loads: minified, and as gzip and brotli send it; peers are bundled by esbuild the same way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { compileKnowledge } from '../dist/knowledge.js';
import { root } from '../tools/build/paths.ts';
import { squeezed } from '../tools/build/squeeze.ts';

export interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

function measure(name: string, files: readonly Uint8Array[]): Size {
  const sum = (size: (file: Uint8Array) => number) => files.reduce((total, file) => total + size(file), 0);
  return {
    name,
    minified: sum(file => file.length),
    gzip: sum(file => gzipSync(file, { level: 9 }).length),
    brotli: sum(file => squeezed(file).length),
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

/** Of the sources, as a page's bundler puts them together: what is loaded later, or is a file of its own, is left out. */
async function bundledTogether(...entries: readonly string[]): Promise<number> {
  const left: esbuild.Plugin = {
    name: 'left out',
    setup(build) {
      build.onResolve({ filter: /^#tables\// }, ({ path }) => ({
        path: join(root, 'build/generated/ts', path.slice('#tables/'.length)),
      }));
      build.onResolve({ filter: /^cardmend:|\.ts$/ }, ({ kind, path, importer }) =>
        kind === 'dynamic-import' || importer.endsWith('/loaders.ts') ? { path, external: true } : undefined,
      );
    },
  };
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entries.join('\n'), resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    define: { CARDMEND_VERSION: '"0"' },
    plugins: [left],
  });
  return squeezed(outputFiles[0]?.contents ?? new Uint8Array()).length;
}

/** What a session adds to a page that has cardmend/check in the same bundle: its wasm, its texts, and its own script. */
export async function sessionBesideCheck(): Promise<number> {
  const checks = "export { loadChecker } from './bindings/js/check.ts';";
  const sessions = "export { gatewayTransport, loadSessions, webStore } from './bindings/js/session.ts';";
  const script = (await bundledTogether(checks, sessions)) - (await bundledTogether(checks));
  return script + brotliOf(['cardmend-session.wasm', 'lines/session/zh-CN.js']);
}

/** What the parts have in common: a page has it once. */
const core = 'core.js';
const check = ['cardmend-check.wasm', 'check.js', core, 'lines/check/zh-CN.js'];
const guideByCodes = ['cardmend-guide.wasm', 'guide.js', 'lines/guide/zh-CN.js'];
const guide = [...guideByCodes, 'guide_wordings.js'];
const session = ['cardmend-session.wasm', 'session.js', core, 'lines/session/zh-CN.js'];
const whole = ['cardmend.wasm', 'index.js', core, 'lines/whole/zh-CN.js'];

/** What a page loads for each use, in one locale: the files of `dist`. */
export const uses = {
  'cardmend/check: check, layout and texts': check,
  'cardmend/check and cardmend/guide: explain too': [...check, ...guide],
  'the same without wordings: explain of codes and statuses': [...check, ...guideByCodes],
  'cardmend/session: what may be sent, without what sends': session,
  'session_runner.js: what sends, when it is to': ['session_runner.js'],
  'cardmend: everything': whole,
  'cardmend/element, until a field has the focus': ['element.js'],
  'cardmend/lists: whether a card is blocked': ['lists.js'],
  'cardmend/hub: publishing to a hub, and following it': ['hub.js'],
  'lists_ed25519.js: signatures, where WebCrypto has none': ['lists_ed25519.js'],
} as const;

/** The same where JavaScript stands in for the wasm: the wasm is not loaded, or was loaded for nothing. */
export const fallbackUses = {
  'cardmend/check in JavaScript': [
    'fallback/cardmend-check.js',
    'fallback/cardmend-check-data.js',
    ...check.slice(1),
  ],
  'cardmend/check and cardmend/guide in JavaScript': [
    ...['fallback/cardmend-check.js', 'fallback/cardmend-check-data.js', ...check.slice(1)],
    ...['fallback/cardmend-guide.js', 'fallback/cardmend-guide-data.js', ...guide.slice(1)],
  ],
  'cardmend in JavaScript: everything': [
    'fallback/cardmend.js',
    'fallback/cardmend-data.js',
    ...whole.slice(1),
  ],
} as const;

/** Bytes as brotli sends them. */
export function brotliOf(files: readonly string[]): number {
  return measure(
    '',
    files.map(file => readFileSync(join(root, 'dist', file))),
  ).brotli;
}

export async function measureSizes(): Promise<Size[]> {
  const files = (names: readonly string[]) => names.map(name => readFileSync(join(root, 'dist', name)));
  // The same rows as in the wasm, packed alike.
  const { rows } = compileKnowledge();
  return [
    ...Object.entries({ ...uses, ...fallbackUses }).map(([name, names]) => measure(name, files(names))),
    ...[...check, ...guide, ...whole, 'lines/whole/en.js'].map(name => measure(`  ${name}`, files([name]))),
    measure('  of the wasm: what is known of failures', [rows]),
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
