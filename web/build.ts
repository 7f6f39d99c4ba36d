/**
 * The page, bundled into build/web. Run after the module was built into dist/.
 * usage: tools/run web/build.ts
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ZXING_WASM_SHA256 } from 'barcode-detector/ponyfill';
import { build, type Metafile } from 'esbuild';
import { localeRows } from '#tables/locales.ts';
import { pageTexts } from '#tables/page_texts.ts';
import { squeezed } from '../tools/build/squeeze.ts';
import { pageLicences } from './licences.ts';
import { firstPlace, platformIds } from './page/bind/rules.ts';
import { rulesInShort } from './page/platform/in_words.ts';
import { unknownGroups } from './page/reading/unknown_groups.ts';
import { firstLocale, translator } from './page/texts/translate.ts';
import { textsInParts } from './texts_in_parts.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'web/page');
const licencesFile = 'THIRD-PARTY-LICENSES.txt';

export interface PageBuild {
  /** The built module: its index.js, its wasm beside it. */
  readonly module?: string;
  readonly out?: string;
}

/** Bundles the page; returns the folder to serve. What was there before is removed. */
export async function buildPage({
  module = join(root, 'dist'),
  out = join(root, 'build/web'),
}: PageBuild = {}): Promise<string> {
  rmSync(out, { recursive: true, force: true });
  const assets = join(out, 'assets');
  const { metafile, outputFiles } = await build({
    entryPoints: {
      page: join(page, 'main.ts'),
      list_worker: join(page, 'batch/worker.ts'),
      later: join(page, 'styles/later.css'),
      stolen: join(page, 'styles/stolen.css'),
      icon: join(page, 'art/icon.svg'),
    },
    plugins: [textsInParts],
    alias: {
      [readerWasm]: pinnedReader(),
      'cardmend/cardmend.wasm': join(module, 'cardmend.wasm'),
      'cardmend/cardmend-check.wasm': join(module, 'cardmend-check.wasm'),
      'cardmend/cardmend-guide.wasm': join(module, 'cardmend-guide.wasm'),
      'cardmend/cardmend-session.wasm': join(module, 'cardmend-session.wasm'),
      'cardmend/check': join(module, 'check.js'),
      'cardmend/guide': join(module, 'guide.js'),
      'cardmend/session': join(module, 'session.js'),
      'cardmend/field': join(module, 'field.js'),
      'cardmend/hub': join(module, 'hub.js'),
      'cardmend/lists': join(module, 'lists.js'),
      cardmend: join(module, 'index.js'),
    },
    outdir: assets,
    // Names carry a hash of the content, so that they can be cached for good.
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets/',
    loader: { '.wasm': 'file', '.svg': 'copy' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2020',
    minify: true,
    // Modules are UTF-8 whatever a page is in.
    charset: 'utf8',
    legalComments: 'none',
    define: coreDefines(join(module, 'cardmend.wasm')),
    metafile: true,
    write: false,
    logLevel: 'warning',
    absWorkingDir: root,
  });
  mkdirSync(assets, { recursive: true });
  for (const { path, contents } of outputFiles) put(path, contents);
  put(join(out, 'index.html'), Buffer.from(fillPage(metafile)));
  put(join(out, licencesFile), Buffer.from(pageLicences(metafile)));
  return out;
}

/** What the core's sources ask of a build, which the worker for lists has in itself: it belongs to one wasm. */
function coreDefines(wasm: string): Record<string, string> {
  const [section] = WebAssembly.Module.customSections(
    new WebAssembly.Module(readFileSync(wasm)),
    'cardmend.build',
  );
  if (section === undefined) throw new Error(`${wasm} does not name its build`);
  const build = new TextDecoder().decode(section);
  return {
    CARDMEND_SCRIPT: '"list_worker.js"',
    CARDMEND_WASM_FILE: '"./cardmend.wasm"',
    CARDMEND_WASM_BUILD: JSON.stringify(build),
    CARDMEND_VERSION: JSON.stringify(build.replace(/\+.*/, '')),
  };
}

const readerWasm = 'zxing-wasm/reader/zxing_reader.wasm';

/** The wasm of just the version that the reader's script is of: with that of another one it reads nothing. */
function pinnedReader(): string {
  const ofReader = createRequire(createRequire(import.meta.url).resolve('barcode-detector'));
  const path = ofReader.resolve(readerWasm);
  const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (sum !== ZXING_WASM_SHA256) throw new Error(`${path} does not belong to barcode-detector's script`);
  return path;
}

/** Each file with its brotli form beside it, if that is smaller. */
function put(path: string, contents: Uint8Array): void {
  writeFileSync(path, contents);
  const sent = squeezed(contents);
  if (sent.length < contents.length) writeFileSync(`${path}.br`, sent);
}

/** A button for each language, the first one pressed and in front. */
function languageButtons(): string {
  const first = localeRows.filter(({ id }) => id === firstLocale);
  return [...first, ...localeRows.filter(({ id }) => id !== firstLocale)]
    .map(({ id, short }) => {
      const pressed = id === firstLocale;
      return `<button type="button" id="locale-${id}" lang="${id}" aria-pressed="${pressed}">${short}</button>`;
    })
    .join('\n        ');
}

/** The panel before a card is known, as the script will draw it: nothing moves when it does. */
function emptyCells(): string {
  const cell = '<span class="cell" data-mark="none"></span>';
  return unknownGroups.map(length => `<span class="group">${cell.repeat(length)}</span>`).join('');
}

/** What the first check needs, asked for at once instead of file by file as each names the next. */
function loadedAhead(metafile: Metafile): string[] {
  const entries = Object.entries(metafile.outputs);
  const outputs = new Map(entries);
  const scripts = new Set<string>();
  const follow = (name: string): void => {
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === 'import-statement' && !scripts.has(path)) {
        scripts.add(path);
        follow(path);
      }
  };
  for (const [name, { entryPoint }] of entries) if (entryPoint?.endsWith('page/main.ts')) follow(name);
  const part = entries.find(([name]) => /cardmend-check-[0-9A-Z]+\.wasm$/.test(name))?.[0] ?? '';
  return [
    ...[...scripts].map(name => `<link rel="modulepreload" href="/assets/${basename(name)}">`),
    `<link rel="preload" as="fetch" crossorigin href="/assets/${basename(part)}">`,
  ];
}

/** A radio button for each platform, the first one chosen. */
function platformRadios(): string {
  const [first] = platformIds;
  return platformIds
    .map(id => {
      const checked = id === first ? ' checked' : '';
      const radio = `<input type="radio" name="platform" id="platform-${id}" value="${id}"${checked}>`;
      const name = `<span class="platform-name" data-text>platform.${id}</span>`;
      return `<label class="platform" data-platform="${id}">${radio}<span class="platform-mark" aria-hidden="true"></span>${name}</label>`;
    })
    .join('\n          ');
}

/** index.html with the names of its files, its pictures, and the texts of its first language, so that it is whole before the script. */
function fillPage(metafile: Metafile): string {
  const address = (start: string, end: string): string => {
    const found = Object.keys(metafile.outputs).find(
      name => basename(name).startsWith(start) && name.endsWith(end),
    );
    if (found === undefined) throw new Error(`the bundle has no ${start}...${end}`);
    return `/assets/${basename(found)}`;
  };
  const picture = (name: string): string => readFileSync(join(page, 'art', name), 'utf8').trim();
  const parts: Record<string, string> = {
    style: address('page-', '.css'),
    later: address('later-', '.css'),
    stolen: address('stolen-', '.css'),
    script: address('page-', '.js'),
    icon: address('icon-', '.svg'),
    batch: address('list_worker-', '.js'),
    sprite: picture('sprite.svg'),
    art: picture('card.svg'),
    languages: languageButtons(),
    cells: emptyCells(),
    ahead: loadedAhead(metafile).join('\n  '),
    kind: pageTexts[firstLocale]['product.detect'],
    platforms: platformRadios(),
    rules: rulesInShort(firstPlace.platform, translator(firstLocale)),
  };
  const textOf = (key: string): string => {
    const text = (pageTexts[firstLocale] as Readonly<Record<string, string>>)[key];
    if (text === undefined) throw new Error(`index.html: no text ${key}`);
    return text;
  };
  return readFileSync(join(page, 'index.html'), 'utf8')
    .replace(/<html lang="[^"]*"/, `<html lang="${firstLocale}"`)
    .replace(/%(\w+)%/g, (whole, name: string) => parts[name] ?? whole)
    .replace(/ data-hint>([\w.-]+)</g, (_, key: string) => `>${textOf(key)}<`)
    .replace(/data-text( hidden)?>([\w.-]+)</g, (_, rest: string | undefined, key: string) => {
      return `data-text="${key}"${rest ?? ''}>${textOf(key)}<`;
    })
    .replace(/data-label="([\w.-]+)"/g, (whole, key: string) => `${whole} aria-label="${textOf(key)}"`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`page: ${relative(process.cwd(), await buildPage())}`);
}
