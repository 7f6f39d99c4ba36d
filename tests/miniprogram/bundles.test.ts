// What a mini-program loads: which globals it touches, in which syntax it is written, and how much it weighs.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { globalsOf } from './globals.ts';
import { standard } from './standard.ts';

const folders = [
  'miniprogram',
  'miniprogram_session',
  'miniprogram_whole',
  'miniprogram_worker',
  'miniprogram_fallback',
] as const;
type Folder = (typeof folders)[number];

function filesOf(folder: Folder): string[] {
  return readdirSync(join(root, 'dist', folder), { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(root, 'dist', folder, name)).isFile())
    .map(name => join(folder, name));
}

const textOf = (file: string) => readFileSync(join(root, 'dist', file), 'utf8');
const scripts = folders.flatMap(filesOf).filter(file => file.endsWith('.js'));

const timers = ['setTimeout', 'clearTimeout'];

/** Of the place, besides what ECMAScript 2017 has. */
const places: readonly (readonly [RegExp, readonly string[]])[] = [
  [/./, ['module', 'require']],
  // The parts ask for one after the other.
  [/\/(check|guide|whole|index)\.js$/, ['WXWebAssembly', 'MYWebAssembly', 'TTWebAssembly']],
  // The clock of what explains, asked for by typeof.
  [/^miniprogram[^/]*\/(guide|index|whole)\.js$/, ['globalThis']],
  [/^miniprogram\/field\/index\.js$/, ['Component', 'wx']],
  // What sends for sessions has timers; it asks for the rest by typeof, and never comes to `process`.
  [
    /^miniprogram_(session|whole|worker)\/(index|session_runner|whole)\.js$/,
    [...timers, 'globalThis', 'process'],
  ],
  // Asked only where an app has handed in none of its own.
  [/^miniprogram_(session|whole|worker)\/(index|session_runner|whole)\.js$/, ['fetch']],
  // What ES5 has generators made of asks for it by typeof.
  [/^miniprogram_worker\//, ['Iterator']],
];

const versionOf = (file: string) => (file.startsWith('miniprogram_worker/') ? 5 : 2017);

test('no script touches a global that a mini-program may lack', () => {
  assert.ok(scripts.length >= 20);
  for (const file of scripts) {
    const may = [
      ...standard,
      ...places.filter(([pattern]) => pattern.test(file)).flatMap(([, names]) => names),
    ];
    const strange = globalsOf(textOf(file), versionOf(file)).filter(
      name => !(may as string[]).includes(name),
    );
    assert.deepEqual(strange, [], file);
  }
});

test('the list of globals finds each kind of use, and no declared name', () => {
  const script = `var own = fetch(URL); function f(eval2, { a = BigInt }) { return typeof Intl + own + eval2 + a; }
    try { f(globalThis.x) } catch (error) { new TextDecoder(error) } class Local {} new Local(); label: for (;;) break label;`;
  assert.deepEqual(globalsOf(script, 2017), ['BigInt', 'Intl', 'TextDecoder', 'URL', 'fetch', 'globalThis']);
  assert.throws(() => globalsOf('a?.b', 2017), SyntaxError);
  assert.throws(() => globalsOf('let a = 1', 5), SyntaxError);
});

test('the globals of platforms are asked for by typeof before they are used', () => {
  for (const file of scripts) {
    for (const name of ['WXWebAssembly', 'MYWebAssembly', 'TTWebAssembly'] as const) {
      const uses = textOf(file).split(name).length - 1;
      const asked = textOf(file).split(new RegExp(`typeof ${name}\\b`)).length - 1;
      assert.equal(uses, 2 * asked, `${file}: ${name}`);
    }
  }
});

test('no pattern that is made of a text has newer syntax, which the check above does not see there', () => {
  for (const file of scripts) assert.doesNotMatch(textOf(file), /\(\?<|\\p\{/i, file);
});

test('every script and template is ASCII', () => {
  for (const file of folders.flatMap(filesOf).filter(name => !name.endsWith('.br')))
    assert.doesNotMatch(textOf(file), /[^\t\n -~]/, file);
});

test('what a script requires is a literal, and is there', () => {
  for (const file of scripts) {
    const text = textOf(file);
    const required = [...text.matchAll(/\brequire\("(\.[^"]+\.js)"\)/g)].map(([, name = '']) =>
      join(file, '..', name),
    );
    assert.equal(text.split(/\brequire\b/).length - 1, required.length, file);
    for (const name of required) assert.ok(scripts.includes(name), `${file}: ${name}`);
  }
});

test('check and guide with everything beside them weigh at most 200 KB, the component included', () => {
  const bytes = filesOf('miniprogram').reduce(
    (sum, file) => sum + statSync(join(root, 'dist', file)).size,
    0,
  );
  assert.ok(bytes <= 200 * 1000, `${bytes} bytes`);
});
