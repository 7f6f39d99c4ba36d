// The package as npm packs it: every entry is there for every way in which it is asked for, and its tools find no fault.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { integrity } from '../../dist/integrity.js';
import { components } from '../../tools/build/components.ts';
import { packageExports, typesVersions } from '../../tools/build/exports.ts';
import { buildJavaScript } from '../../tools/build/javascript.ts';
import { root } from '../../tools/build/paths.ts';

const run = promisify(execFile);
const dist = join(root, 'dist');
const folder = join(root, 'build/package-test');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;

interface Packed {
  readonly filename: string;
  readonly integrity: string;
  readonly files: readonly { readonly path: string }[];
}

async function pack(cwd: string): Promise<Packed> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  assert.ok(packed);
  return packed;
}

let packed: Packed;
before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  packed = await pack(root);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('package.json says what the table of entries says: else run tools/build/exports.ts', () => {
  assert.deepEqual(own.exports, packageExports());
  assert.deepEqual(own.typesVersions, typesVersions());
});

test('everything that exports name is in the tarball', () => {
  const files = new Set(packed.files.map(({ path }) => `./${path}`));
  const targets = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(targets);
  const named = [own.main, own.module, own.types, ...targets(own.exports)] as string[];
  for (const target of named) {
    const begin = target.split('*')[0] ?? '';
    assert.ok(
      target.includes('*') ? [...files].some(file => file.startsWith(begin)) : files.has(target),
      target,
    );
  }
});

test('no link of a document that is packed leads to what is not', () => {
  const files = new Set(packed.files.map(({ path }) => path));
  const folders = new Set([...files].map(file => posix.dirname(file)));
  for (const document of [...files].filter(file => file.endsWith('.md')))
    for (const [, link = ''] of readFileSync(join(root, document), 'utf8').matchAll(
      /\]\(([^)#\s:]+)[^):\s]*\)/g,
    )) {
      const path = posix.join(posix.dirname(document), link);
      assert.ok(files.has(path) || folders.has(path), `${document}: ${link}`);
    }
});

test('docs/package.md names every entry', () => {
  const [, table = ''] = readFileSync(join(root, 'docs/package.md'), 'utf8').split(/^## .*$/m);
  const named = [...table.matchAll(/^\| (`.*?) +\|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`(?:cardmend)?(\/[^`]*|)`/g)])
    .map(([, path = '']) => `.${path}`);
  assert.deepEqual(named.sort(), Object.keys(packageExports()).sort());
});

test('scripts are ASCII, in whatever encoding a page is; but texts and wordings, which are modules and so UTF-8', () => {
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    file => /\.c?js$/.test(file) && !/^(lines|locales)\/|^(guide|gb)_wordings\.js$/.test(file),
  );
  assert.ok(scripts.length >= 30);
  for (const file of scripts)
    assert.doesNotMatch(readFileSync(join(dist, file), 'latin1'), /[^\n\t -~]/, file);
});

test('publint and attw find nothing, whatever resolves the package', async () => {
  const tool = (name: string, ...args: string[]) =>
    run(join(root, 'node_modules/.bin', name), args, { cwd: root });
  const tarball = join(folder, packed.filename);
  const [lint, types] = await Promise.all([
    tool('publint', '--strict', tarball),
    tool('attw', '--format', 'json', tarball),
  ]);
  assert.match(lint.stdout, /All good!/);
  const { analysis, problems } = JSON.parse(types.stdout) as {
    analysis: { entrypoints: object; problems: readonly unknown[] };
    problems: object;
  };
  assert.ok(Object.keys(analysis.entrypoints).length >= 12);
  assert.deepEqual(analysis.problems, []);
  assert.deepEqual(problems, {});
});

test('npm publish has nothing to correct', async () => {
  const { stderr } = await run('npm', ['publish', '--dry-run'], { cwd: root });
  const warnings = stderr.split('\n').filter(line => /npm (warn|error)/i.test(line));
  // Who may publish is asked of an account, which a test has none of.
  assert.deepEqual(
    warnings.filter(line => !/requires you to be logged in/.test(line)),
    [],
  );
});

test('two builds give the same package, byte for byte', async () => {
  const again = join(folder, 'again');
  await buildJavaScript('build/package-test/again/dist', false);
  for (const file of ['package.json', ...(own.files as string[]).filter(file => !/^(dist$|!)/.test(file))])
    cpSync(join(root, file), join(again, file), { recursive: true });
  const { integrity: other } = await pack(again);
  assert.equal(other, packed.integrity);
});

test('the hashes are those of the files', () => {
  const files = Object.keys(integrity);
  for (const part of ['cardmend', 'cardmend-check', 'cardmend-guide', 'cardmend-session'])
    assert.ok(files.includes(`${part}.wasm`));
  for (const [file, { sha256, sri }] of Object.entries(integrity)) {
    const bytes = readFileSync(join(dist, file));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, file);
    assert.equal(`sha384-${createHash('sha384').update(bytes).digest('base64')}`, sri, file);
  }
});

test('the licences and the bill of materials name all that is linked', () => {
  const licences = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  const bill = JSON.parse(readFileSync(join(dist, 'sbom.cdx.json'), 'utf8')) as {
    bomFormat: string;
    components: readonly { name: string; purl: string }[];
    dependencies: readonly { dependsOn: readonly string[] }[];
  };
  assert.equal(bill.bomFormat, 'CycloneDX');
  assert.match(licences, /UNICODE, INC\. LICENSE AGREEMENT/);
  const list = components();
  assert.deepEqual(
    bill.components.map(({ name }) => name),
    list.map(({ name }) => name),
  );
  assert.deepEqual(
    bill.dependencies[0]?.dependsOn,
    list.map(({ purl }) => purl),
  );
  for (const { name, text } of list) {
    assert.ok(licences.includes(`\n${name} `), name);
    assert.ok(licences.includes(text.trim()), name);
  }
});

const entries = [
  ...['cardmend', 'cardmend/check', 'cardmend/guide', 'cardmend/session'],
  ...['cardmend/inline', 'cardmend/inline/check', 'cardmend/inline/guide', 'cardmend/inline/session'],
];
const use = `
const loader = part.loadCardmend ?? part.loadChecker ?? part.loadGuide ?? part.loadSessions;
const { runtime, version } = await loader({ locale: 'zh-CN' });
if (runtime !== 'wasm' || !version) throw new Error(runtime);
`;

for (const name of entries) {
  test(`${name}: by import and by require, without a warning`, () => {
    const ways = [
      ['--input-type=module', `const part = await import('${name}');${use}`],
      ['--input-type=commonjs', `const part = require('${name}');(async () => {${use}})();`],
    ] as const;
    for (const [type, code] of ways) {
      const { status, stderr } = spawnSync(process.execPath, ['--throw-deprecation', type, '-e', code], {
        cwd: root,
        encoding: 'utf8',
      });
      assert.equal(stderr, '', `${type} ${name}`);
      assert.equal(status, 0, `${type} ${name}`);
    }
  });
}

test('a script without import() is what inline parts are', () => {
  for (const script of ['index', 'check', 'guide', 'session'])
    assert.doesNotMatch(readFileSync(join(dist, `inline/${script}.js`), 'utf8'), /\bimport\(/, script);
});

interface Global {
  readonly loadCardmend: typeof import('../../dist/index.js')['loadCardmend'];
}

test('a classic script gives one global name, and finds the wasm beside itself', async () => {
  const src = new URL('file:');
  src.pathname = join(dist, 'global/index.js');
  const context = createContext({
    document: { currentScript: { src: src.href } },
    ...{ process, URL, WebAssembly, Uint8Array, ArrayBuffer, Int32Array, Uint16Array },
  });
  const before = new Set(Object.keys(context));
  // Not as a global of the page: `var` at the top of a script is one.
  runInContext(readFileSync(join(dist, 'global/index.js'), 'utf8'), context);
  assert.deepEqual(
    Object.keys(context).filter(name => !before.has(name)),
    ['Cardmend'],
  );
  const { loadCardmend } = context.Cardmend as Global;
  const cardmend = await loadCardmend({ locale: 'zh-CN' });
  assert.equal(cardmend.runtime, 'wasm');
  assert.equal(cardmend.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).verdict, 'valid');
});

test('no file of the package is without use: each is named by an entry or by another file', () => {
  assert.ok(existsSync(join(dist, 'hex/cardmend.js')));
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file =>
    /\.c?js$/.test(file),
  );
  const text = scripts.map(file => readFileSync(join(dist, file), 'utf8')).join('\n') + JSON.stringify(own);
  for (const file of scripts.filter(name => !/^(locales|global)\//.test(name)))
    assert.ok(text.includes(file.replace(/^.*\//, '')), file);
});
