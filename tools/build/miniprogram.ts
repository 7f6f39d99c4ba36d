/** bindings/miniprogram and the parts' wasm -> the folders that mini-programs take: CommonJS in ASCII, `.wasm.br`. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { toEs5 } from './es5.ts';
import { runnerInject, textAliases } from './flavours.ts';
import { maps } from './maps.ts';
import { writeMiniProgramTypes } from './miniprogram_types.ts';
import { root } from './paths.ts';
import { programOf } from './program.ts';
import { squeezed } from './squeeze.ts';
import { stampWasm } from './stamp.ts';

const source = 'bindings/miniprogram';
/** The package's own scripts are ES modules. */
const commonJs = '{"type":"commonjs"}\n';
const generated = join(root, 'build/generated/ts');
/** What the developer tools take as it is. */
const syntax = 'es2017';

type PartName = 'check' | 'guide' | 'session' | 'whole';

/** What one file of a folder is made of. */
interface Script {
  /** Its name in the folder, without `.js`. */
  readonly out: string;
  /** From `bindings/miniprogram`. */
  readonly from: string;
  /** The part whose wasm and texts it loads; omitted where it loads none. */
  readonly part?: PartName;
}

/** A folder of the package that is copied into a mini-program as it is. */
interface Folder {
  readonly name: string;
  readonly scripts: readonly Script[];
  readonly parts: readonly PartName[];
  /** Lowered for a Worker whose tool would change anything newer. */
  readonly es5?: boolean;
  /** Files that are copied beside the scripts, from `bindings/miniprogram`. */
  readonly copied?: Readonly<Record<string, string>>;
}

const folders: readonly Folder[] = [
  {
    name: 'miniprogram',
    scripts: [
      { out: 'index', from: 'parts/index.ts' },
      { out: 'check', from: 'parts/check.ts', part: 'check' },
      { out: 'guide', from: 'parts/guide.ts', part: 'guide' },
      { out: 'client', from: 'worker/connect.ts' },
      { out: 'field/session', from: 'component/session.ts' },
      { out: 'field/index', from: 'component/field.ts' },
    ],
    parts: ['check', 'guide'],
    copied: {
      'field/index.json': 'component/index.json',
      'field/index.wxml': 'component/index.wxml',
      'field/index.wxss': 'component/index.wxss',
    },
  },
  {
    name: 'miniprogram_session',
    scripts: [
      { out: 'index', from: 'parts/session.ts', part: 'session' },
      { out: 'session_runner', from: '../js/session/runner/runner.ts' },
    ],
    parts: ['session'],
  },
  {
    name: 'miniprogram_whole',
    scripts: [{ out: 'index', from: 'parts/whole.ts', part: 'whole' }],
    parts: ['whole'],
  },
  {
    name: 'miniprogram_worker',
    scripts: [
      { out: 'index', from: 'parts/worker.ts' },
      { out: 'check', from: 'parts/check.ts', part: 'check' },
      { out: 'guide', from: 'parts/guide.ts', part: 'guide' },
      { out: 'whole_worker', from: 'parts/whole_worker.ts' },
      { out: 'whole', from: 'parts/whole.ts', part: 'whole' },
    ],
    parts: ['check', 'guide', 'whole'],
    es5: true,
  },
];

const wasmOf: Readonly<Record<PartName, string>> = {
  check: 'cardmend-check',
  guide: 'cardmend-guide',
  session: 'cardmend-session',
  whole: 'cardmend',
};

const localesOf = (part: PartName) => `locales/${part}`;

/** Files of the same folder are required, not bundled: texts, parts, and what all fields of an app share. */
function besideIt({ out, part }: Script, scripts: readonly Script[]): esbuild.Plugin {
  const external = (file: string) => {
    const path = relative(dirname(out), file);
    return { path: path.startsWith('.') ? path : `./${path}`, external: true };
  };
  return {
    name: 'files beside it',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, kind, importer, resolveDir }) => {
        if (kind === 'dynamic-import' && importer.endsWith('loaders.ts'))
          return external(`${localesOf(part ?? 'check')}/${path.slice(2, -3)}.js`);
        const from = relative(join(root, source), join(resolveDir, path));
        const beside = scripts.find(script => script.from === from && script.out !== out);
        return beside && kind !== 'entry-point' ? external(`${beside.out}.js`) : undefined;
      });
    },
  };
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  // For this platform the bundler notes the names of exports.
  platform: 'node',
  target: syntax,
  // The tools look for `require` with a literal; no mini-program has `import()`.
  supported: { 'dynamic-import': false },
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  ...(maps && { sourcemap: 'inline' }),
} as const satisfies esbuild.BuildOptions;

/** @param names what it exports, for Node to find: it reads scripts of CommonJS without running them */
async function write(file: string, text: string, es5: boolean, names: readonly string[] = []): Promise<void> {
  const { code, map } = await esbuild.transform(es5 ? toEs5(text) : text, {
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    target: es5 ? 'es5' : syntax,
    sourcemap: maps && 'external',
    sourcefile: file,
  });
  const told = names.map(name => `${name}:module`).join();
  mkdirSync(dirname(file), { recursive: true });
  if (maps) writeFileSync(`${file}.map`, map);
  writeFileSync(file, names.length === 0 ? code : `${code}0&&(module.exports={${told}});\n`);
}

interface Place {
  readonly out: string;
  readonly products: string;
  readonly tested: boolean;
}

async function buildScript(script: Script, { scripts, es5 = false }: Folder, place: Place): Promise<void> {
  const { part } = script;
  const wasm = part && stampWasm(targetOf(part, place.tested), wasmOf[part]);
  const result = await esbuild.build({
    ...common,
    entryPoints: { [script.out]: `${source}/${script.from}` },
    outdir: place.out,
    inject: /runner|session|whole/.test(script.from) ? [runnerInject] : [],
    alias: {
      ...textAliases(generated, part ?? 'check'),
      '#tables/products.ts': join(generated, place.products),
    },
    define: {
      CARDMEND_VERSION: JSON.stringify(wasm?.build.replace(/\+.*/, '') ?? ''),
      CARDMEND_WASM_FILE: JSON.stringify(`./${wasm?.file}.br`),
      CARDMEND_WASM_BUILD: JSON.stringify(wasm?.build ?? ''),
      CARDMEND_SCRIPT: JSON.stringify(`${script.out}.js`),
    },
    plugins: [besideIt(script, scripts)],
  });
  const text = result.outputFiles[0]?.text ?? '';
  const [, noted = ''] = /\n0 && \(module\.exports = \{([\s\w,]*)\}\);/.exec(text) ?? [];
  await write(join(place.out, `${script.out}.js`), text, es5, noted.match(/\w+/g) ?? []);
}

/** A part's wasm of CMake. One with products has a second wasm for the tests. */
function targetOf(part: PartName, tested: boolean): string {
  // Nothing of a mini-program's is loaded later than its part.
  if (part === 'guide') return `${wasmOf[part]}-all`;
  return tested && (part === 'check' || part === 'whole') ? `${wasmOf[part]}-test` : wasmOf[part];
}

function localeNames(): readonly string[] {
  return readdirSync(join(generated, 'locales/whole')).map(file => file.replace(/\.ts$/, ''));
}

/** A text that `require` gives as it is. */
async function buildTexts(part: PartName, { out }: Place, es5: boolean): Promise<void> {
  for (const locale of localeNames()) {
    const text = readFileSync(join(generated, `messages/${part}/${locale}.ts`), 'utf8');
    const { code } = await esbuild.transform(text.replace('export default', 'module.exports ='), {
      loader: 'ts',
    });
    await write(join(out, localesOf(part), `${locale}.js`), code, es5);
  }
}

function writeWasm(part: PartName, { out, tested }: Place): void {
  const { file, bytes } = stampWasm(targetOf(part, tested), wasmOf[part]);
  writeFileSync(join(out, `${file}.br`), squeezed(bytes));
}

/** What stands in for the wasm where there is no WebAssembly: a folder of its own, which few need. */
async function writePrograms(folder: string, tested: boolean): Promise<void> {
  const out = join(folder, 'miniprogram_fallback');
  for (const part of Object.keys(wasmOf) as readonly PartName[]) {
    const { bytes } = stampWasm(targetOf(part, tested), wasmOf[part]);
    const { code, data } = await programOf(bytes);
    // A minified name may begin with a dollar sign.
    const program = code.replace(
      /export\s*\{([\w$]+) as default\}/,
      (_, name: string) =>
        `module.exports=function(imports){return ${name}(imports,${JSON.stringify(data)})}`,
    );
    if (program === code)
      throw new Error(`${wasmOf[part]}: esbuild writes the default export in another way`);
    await write(join(out, `${wasmOf[part]}.js`), program, false);
  }
  writeFileSync(join(out, 'package.json'), commonJs);
}

/** Adds the folders of mini-programs to the package's `folder`, an absolute path. `tested`: with the frozen products too. */
export async function buildMiniPrograms(folder: string, tested: boolean): Promise<void> {
  for (const one of folders) {
    const place: Place = {
      out: join(folder, one.name),
      products: tested ? 'test_products.ts' : 'products.ts',
      tested,
    };
    rmSync(place.out, { recursive: true, force: true });
    mkdirSync(place.out, { recursive: true });
    writeFileSync(join(place.out, 'package.json'), commonJs);
    for (const script of one.scripts) await buildScript(script, one, place);
    for (const part of one.parts) {
      await buildTexts(part, place, one.es5 ?? false);
      writeWasm(part, place);
    }
    for (const [to, from] of Object.entries(one.copied ?? {}))
      cpSync(join(root, source, from), join(place.out, to), { recursive: true });
  }
  if (maps) return;
  await writePrograms(folder, tested);
  if (!tested) writeMiniProgramTypes(folder);
}
