// Two lists of CONTRIBUTING.md are followed in a copy of the project: they name all files that there are to touch, and
// those are few.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { projectFiles, root } from '../../tools/lint/files.ts';

const files = projectFiles();
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const copy = mkdtempSync(join(tmpdir(), 'cardmend-recipes-'));
after(() => rmSync(copy, { recursive: true }));

/** The project as it is. */
function beginAnew(): void {
  rmSync(copy, { recursive: true });
  mkdirSync(copy);
  for (const file of files) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

const read = (file: string): string => readFileSync(join(copy, file), 'utf8');
function write(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}
/** Puts `text` behind the first place that has `mark`. */
function putBehind(file: string, mark: string, text: string): void {
  const before = read(file);
  const at = before.indexOf(mark);
  assert.ok(at >= 0, `${file} has no ${mark}`);
  write(file, before.slice(0, at + mark.length) + text + before.slice(at + mark.length));
}
function putBefore(file: string, mark: string, text: string): void {
  const before = read(file);
  assert.ok(before.includes(mark), `${file} has no ${mark}`);
  write(
    file,
    before.replace(mark, () => text + mark),
  );
}
/** What every change says to who updates. */
const addLine = () => putBehind('CHANGELOG.md', '### Added\n\n', '- One more.\n');
function changeRows(file: string, change: (rows: Record<string, unknown>[]) => void): void {
  const data = JSON.parse(read(file)) as { readonly rows: Record<string, unknown>[] };
  change(data.rows);
  write(file, JSON.stringify(data));
}

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
function nameSchema(): { readonly required: readonly string[]; readonly properties: object } {
  const schema = JSON.parse(read('build/generated/product.schema.json')) as {
    readonly properties: {
      readonly name: { readonly required: readonly string[]; readonly properties: object };
    };
  };
  return schema.properties.name;
}
const makeTables = () => run('node', '--import', 'tsx', 'tools/tables/main.ts', 'build/generated');
const checkTypes = () =>
  run('node_modules/typescript/bin/tsc', '-p', 'bindings/js/tsconfig.json', '--noEmit');

/** The files of a list of CONTRIBUTING.md, with what stands in place of `<id>` and the like. */
function filesOf(title: string, names: Readonly<Record<string, string>>): string[] {
  const [, rest = ''] = contributing.split(`### ${title}\n`);
  const items = (/\n((?:- .*\n)+)/.exec(rest)?.[1] ?? '').trimEnd().split('\n');
  const listed = items.flatMap(item =>
    [...(/^- (`[^`]+`(?:, `[^`]+`)*)/.exec(item)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(
      ([, file]) => file ?? '',
    ),
  );
  return listed.map(file => file.replace(/<([a-z]+)>/g, (_, name: string) => names[name] ?? '')).sort();
}

/** What is no longer as it was, or new. */
function touched(): string[] {
  const now = run('find', '.', '-type', 'f', '-not', '-path', './build/*').split('\n');
  const paths = now.map(path => path.slice(2)).filter(path => path !== '');
  return paths
    .filter(
      path =>
        !existsSync(join(root, path)) ||
        !readFileSync(join(root, path)).equals(readFileSync(join(copy, path))),
    )
    .sort();
}

test('a check digit, in 8 files or fewer', () => {
  beginAnew();
  const id = 'mod10-plain';
  const row = {
    ...{ id, doc: 'The sum of the digits is a multiple of 10.', standard: 'A plain sum modulo 10' },
    ...{ alphabet: '0123456789', leastAlphabet: 0, over: 'digits', checkCharacters: 1, perGroup: false },
    ...{ checks: 'the last digit', states: 10, start: 0, end: 0, passing: 10 },
    ...{ source: 'Made up: one digit in ten makes the sum a multiple of 10.', confidence: 'H' },
  };
  changeRows('data/check_digits.json', rows => rows.push(row));
  const source = 'src/format/check_digit.cpp';
  putBefore(
    source,
    '/** How a check digit is computed',
    `std::uint32_t plain_step(std::uint32_t sum, char c, const Place& /*place*/) {
  return (sum + value_of(c)) % 10;
}

`,
  );
  const steps = /constexpr Steps kSteps\[\] = \{\n(?: {4}.*\n)*/.exec(read(source))?.[0];
  assert.ok(steps);
  putBehind(source, steps, '    {CheckDigit::mod10_plain, plain_step, one_sort},\n');
  const cases = [
    { name: 'made up', checkDigit: id, fits: ['19', '2800'], misfits: ['18'], source: 'made up' },
  ];
  write(`tests/vectors/check-digit/${id}.json`, JSON.stringify({ about: 'A plain sum.', cases }));
  putBefore(
    'tests/native/format/check_digit_errors_test.cpp',
    '}  // namespace cardmend::test',
    `TEST_CASE("check digits: a plain sum sees each wrong digit, and no neighbours exchanged") {
  const Format format = format_with(CheckDigit::mod10_plain, {4, 4});
  CHECK(substitutions(format, kNone).missed == 0);
  const Tally exchanged = transpositions(format, kNone);
  CHECK(exchanged.missed == exchanged.tried);
}

`,
  );
  const cells = [`\`${id}\``, row.standard, row.over, row.checks];
  const table = /## Check digits\n\n(?:\|.*\n)+/.exec(read('docs/card-format.md'))?.[0];
  assert.ok(table);
  putBehind('docs/card-format.md', table, `| ${cells.join(' | ')} |\n`);
  addLine();

  const listed = filesOf('A check digit', { id });
  assert.deepEqual(touched(), listed);
  assert.ok(listed.length <= 8);
  makeTables();
  checkTypes();
  const roots = ['src', 'src/include', 'build/generated'].flatMap(path => ['-I', path]);
  run('g++', '-std=c++20', '-fsyntax-only', '-Wall', '-Wextra', '-Werror', ...roots, source);
});

/** How a made-up language joins what may be either. */
const either = [' ix ', ', ', ' ix '];

test('a locale, in 12 files or fewer', () => {
  beginAnew();
  const locale = 'xx';
  changeRows('data/locales.json', rows =>
    rows.push({ id: locale, name: 'Xx', short: 'XX', joint: ' ', either, fallback: 'en' }),
  );
  for (const file of ['check', 'cli', 'guide', 'session'])
    write(`data/messages/${locale}/${file}.json`, read(`data/messages/en/${file}.json`));
  for (const folder of ['web/page/texts', 'bindings/miniprogram/component/texts'])
    write(`${folder}/${locale}.json`, read(`${folder}/en.json`));
  for (const file of ['sections', 'scenarios', 'glossary'])
    changeRows(`data/${file}.json`, rows => {
      for (const { name, not } of rows)
        for (const texts of [name, not] as Record<string, unknown>[]) if (texts) texts[locale] = texts.en;
    });
  putBehind('README.md', '# Cardmend\n', '\nMessages in xx.\n');
  addLine();

  const listed = filesOf('A locale', { locale });
  assert.deepEqual(touched(), listed);
  assert.ok(listed.length <= 12);
  makeTables();
  checkTypes();
  const { required, properties } = nameSchema();
  assert.deepEqual([required.includes(locale), locale in properties], [false, true]);
  const tables = [
    'keys',
    'locales',
    'messages/whole/loaders',
    'page_texts',
    'page_loaders',
    'component_texts',
    'cli_texts',
    'field_texts',
  ];
  for (const made of tables) assert.match(read(`build/generated/ts/${made}.ts`), /'xx'|"xx"/, made);
  assert.match(read('build/generated/ts/locales/whole/xx.ts'), /"product\.jd\.ecard": "[^"]+"/);
});

test('a locale whose names or texts are missing is none', () => {
  beginAnew();
  changeRows('data/locales.json', rows =>
    rows.push({ id: 'xx', name: 'Xx', short: 'XX', joint: ' ', either }),
  );
  assert.throws(makeTables, /data\/messages\/xx: is missing/);
  for (const file of ['check', 'cli', 'guide', 'session'])
    write(`data/messages/xx/${file}.json`, read(`data/messages/en/${file}.json`));
  assert.throws(makeTables, /data\/products\/.*name: .*xx/);
});

test('no code names a locale but where it must', () => {
  const named = files.filter(
    file =>
      /^(bindings|tools|web)\/.*\.ts$/.test(file) &&
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .some(line => /'zh-CN'/.test(line) && !/^ *(\*|\/\/|\/\*\*)/.test(line)),
  );
  // What is spoken has locales of its own; the page and WeChat's component speak one of them first.
  assert.deepEqual(named, [
    'bindings/miniprogram/component/field.ts',
    'tools/tables/dictation.ts',
    'web/page/texts/translate.ts',
  ]);
});

test('each list names files that there are, or folders to put one in', () => {
  const [, lists = ''] = contributing.split('## To add');
  const titles = [...(lists.split('\n## ')[0] ?? '').matchAll(/^### (.*)$/gm)].map(
    ([, title]) => title ?? '',
  );
  const wanted = ['product', 'check digit', 'failure', 'cause', 'spoken homophone', 'locale', 'finding'];
  for (const word of wanted)
    assert.ok(
      titles.some(title => title.includes(word)),
      word,
    );
  for (const title of titles) {
    const listed = filesOf(title, { locale: 'en', id: '*', platform: '*', file: '*', language: '*' });
    assert.ok(listed.length >= 3, title);
    for (const file of listed)
      assert.ok(existsSync(join(root, file.includes('*') ? dirname(file) : file)), `${title}: ${file}`);
  }
});
