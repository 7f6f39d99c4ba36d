/** The parts as they are built for each place that the package is used in: one script, over one of bindings/js/core/place. */
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { type PartEntry, rareScripts, runner } from './entries.ts';
import { root } from './paths.ts';
import { sharedBeside } from './shared.ts';
import type { StampedWasm } from './stamp.ts';

export interface Flavour {
  /** Its folder of the package; '' for the package's own. */
  readonly folder: string;
  /** A file of bindings/js/core/place. */
  readonly place: 'web' | 'portable' | 'required' | 'inline' | 'script' | 'workerd';
  readonly format: 'esm' | 'cjs' | 'iife';
  /** Of texts: files that are loaded when they are asked for, files that are there from the start, or in the script. */
  readonly texts: 'later' | 'beside' | 'within';
}

export const flavours = {
  web: { folder: '', place: 'web', format: 'esm', texts: 'later' },
  portable: { folder: 'portable', place: 'portable', format: 'esm', texts: 'later' },
  node: { folder: 'node', place: 'required', format: 'cjs', texts: 'within' },
  inline: { folder: 'inline', place: 'inline', format: 'esm', texts: 'beside' },
  global: { folder: 'global', place: 'script', format: 'iife', texts: 'within' },
  workerd: { folder: 'workerd', place: 'workerd', format: 'esm', texts: 'later' },
} as const satisfies Readonly<Record<string, Flavour>>;

/** What a classic script calls each part. */
const globalNames = {
  whole: 'Cardmend',
  check: 'CardmendCheck',
  guide: 'CardmendGuide',
  session: 'CardmendSession',
} as const;

/** A part's own texts in place of the whole's. */
export const textAliases = (generated: string, texts: PartEntry['texts']) => ({
  '#tables/messages/whole/keys.ts': join(generated, `messages/${texts}/keys.ts`),
  '#tables/messages/whole/loaders.ts': join(generated, `messages/${texts}/loaders.ts`),
});

export interface BuiltPart extends PartEntry {
  readonly stamped: StampedWasm;
}

export const extension = ({ format }: Flavour) => (format === 'cjs' ? '.cjs' : '.js');

/** Where a part's texts lie in the package: as it loads them, and by key. */
export const textsOf = (texts: PartEntry['texts']) => `lines/${texts}`;
export const localesOf = (texts: PartEntry['texts']) => (texts === 'whole' ? 'locales' : `locales/${texts}`);

/** Where a script of a page finds those that few pages load. */
export const rareBeside: esbuild.Plugin = {
  name: 'rare scripts beside it',
  setup(build) {
    for (const { script, source } of rareScripts)
      build.onResolve({ filter: new RegExp(`/${basename(source)}$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${script}.js`, external: true } : undefined,
      );
  },
};

/** The other files of the package that a script imports, by how it names them. */
function filesBeside(flavour: Flavour, part: BuiltPart): esbuild.Plugin {
  const up = flavour.folder === '' ? './' : '../';
  const external = (path: string) => ({ path, external: true });
  const made: Readonly<Record<string, string>> = {
    program: `${up}fallback/${part.wasm}.js`,
    data: `${up}fallback/${part.wasm}-data.js`,
    hex: `${up}hex/${part.wasm}.js`,
    module: `${up}${part.stamped.file}`,
  };
  return {
    name: 'files beside it',
    setup(build) {
      build.onResolve({ filter: /^cardmend:/ }, ({ path }) => external(made[path.slice(9)] ?? path));
      build.onResolve({ filter: /\/place\/web\.ts$/ }, () => ({
        path: join(root, `bindings/js/core/place/${flavour.place}.ts`),
      }));
      // Where nothing is loaded later the table that a page may do without is in the script.
      if (flavour.place !== 'web') {
        build.onResolve({ filter: /\/gb_loader\.ts$/ }, () => ({
          path: join(root, 'bindings/js/explain/gb_within.ts'),
        }));
      }
      if (flavour.place === 'inline') {
        build.onResolve({ filter: /\/whole\.ts$/ }, () => ({
          path: join(root, 'bindings/js/whole_none.ts'),
        }));
      }
      // The whole is a file of its own: who asks the small part for it loads it as any page does.
      build.onResolve({ filter: /\/index\.ts$/ }, ({ kind }) =>
        kind === 'dynamic-import'
          ? external(flavour.format === 'iife' ? '../index.js' : `./index${extension(flavour)}`)
          : undefined,
      );
      // One file sends for the sessions of all places; where nothing may be loaded later it is in the script.
      if (flavour.place !== 'inline') {
        build.onResolve({ filter: /\/runner\.ts$/ }, ({ kind }) =>
          kind === 'dynamic-import' ? external(`${up}${runner.script}${extension(flavour)}`) : undefined,
        );
      }
      if (flavour.texts === 'within') return;
      build.onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, importer }) =>
        importer.endsWith('/loaders.ts')
          ? external(`${up}${textsOf(part.texts)}/${path.slice(2, -3)}.js`)
          : undefined,
      );
    },
  };
}

/** In place of what loads texts later: all of them. */
function textsFromTheStart(locales: readonly string[]): esbuild.Plugin {
  return {
    name: 'texts from the start',
    setup(build) {
      build.onLoad({ filter: /\/loaders\.ts$/ }, () => ({
        loader: 'ts',
        contents: `${locales.map((id, i) => `import * as t${i} from './${id}.ts';`).join('\n')}
export const loaders = { ${locales.map((id, i) => `'${id}': async () => t${i}`).join(', ')} };`,
      }));
    },
  };
}

/** What sends a session's questions makes an AbortController as it is imported: of the runtime, or its own. */
export const runnerInject = join(root, 'bindings/js/session/runner/abort_controller.ts');

export interface FlavourOptions {
  readonly common: esbuild.BuildOptions;
  readonly out: string;
  readonly generated: string;
  /** The file of `generated` that holds the products. */
  readonly products: string;
  readonly locales: readonly string[];
  readonly define: Readonly<Record<string, string>>;
}

/** What a script is told of the part that it loads. */
function partDefines(flavour: Flavour, { script, stamped }: BuiltPart): Record<string, string> {
  return {
    CARDMEND_SCRIPT: JSON.stringify(`${script}.js`),
    CARDMEND_WASM_FILE: JSON.stringify(`${flavour.folder === '' ? './' : '../'}${stamped.file}`),
    CARDMEND_WASM_LENGTH: String(stamped.bytes.length),
    CARDMEND_WASM_HASH: JSON.stringify(stamped.hash),
    CARDMEND_WASM_BUILD: JSON.stringify(stamped.build),
  };
}

/** The command line has a part's core within, for the rows of a stream, and the part's files beside it. */
export function coreWithin(
  part: BuiltPart,
  { generated, products, define }: Pick<FlavourOptions, 'generated' | 'products' | 'define'>,
): Pick<esbuild.BuildOptions, 'alias' | 'define'> & { readonly plugins: esbuild.Plugin[] } {
  const flavour = { ...flavours.portable, folder: '' };
  return {
    alias: { '#tables/products.ts': join(generated, products) },
    define: { ...define, ...partDefines(flavour, part) },
    plugins: [filesBeside(flavour, part)],
  };
}

/** A part holds all that it needs: what it shares with another would else be what any of them needs. */
export async function buildPart(flavour: Flavour, part: BuiltPart, options: FlavourOptions): Promise<void> {
  const { script, texts } = part;
  await esbuild.build({
    ...options.common,
    format: flavour.format,
    entryPoints: [{ in: `bindings/js/${script}.ts`, out: script }],
    outdir: join(options.out, flavour.folder),
    outExtension: { '.js': extension(flavour) },
    alias: {
      ...textAliases(options.generated, texts),
      '#tables/products.ts': join(options.generated, options.products),
    },
    // Where nothing sends it would stay behind what is loaded late.
    inject: texts === 'session' || texts === 'whole' ? [runnerInject] : [],
    define: { ...options.define, ...partDefines(flavour, part) },
    ...(flavour.format === 'cjs' && { platform: 'node', supported: { 'dynamic-import': false } }),
    ...(flavour.format === 'iife' && { globalName: globalNames[texts] }),
    plugins: [
      filesBeside(flavour, part),
      // Elsewhere all of it is in one script: it is not sent to a page, or nothing may be loaded later.
      ...(flavour.place === 'web' ? [sharedBeside, rareBeside] : []),
      ...(flavour.texts === 'beside' ? [textsFromTheStart(options.locales)] : []),
    ],
  });
}
