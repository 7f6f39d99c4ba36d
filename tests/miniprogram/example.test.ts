// The example mini-program: what its files name is there, it fits into one package, compiles, and binds a card.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildExample } from '../../tools/build/example.ts';
import { globalsOf } from './globals.ts';
import { compile } from './official.ts';
import { SealedPlace } from './sealed.ts';
import { standard } from './standard.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-example-'));
  buildExample(folder);
});
after(() => rmSync(folder, { recursive: true }));

const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

const files = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    statSync(join(folder, file)).isFile(),
  );

test('pages and components that its files name are there', () => {
  const { pages, subPackages } = json('app.json') as AppConfig;
  const all = [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`))];
  for (const page of all)
    for (const type of ['js', 'json', 'wxml']) assert.ok(existsSync(join(folder, `${page}.${type}`)), page);
  for (const page of all)
    for (const path of Object.values(json(`${page}.json`).usingComponents as Record<string, string>))
      for (const type of ['js', 'json', 'wxml', 'wxss'])
        assert.ok(existsSync(join(folder, 'miniprogram_npm', `${path}.${type}`)), path);
});

test('the main package and the sub-package have less than 2 MB each', () => {
  const size = (part: readonly string[]) =>
    part.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const [tools, main] = [true, false].map(inside =>
    size(files().filter(file => file.startsWith('tools/') === inside)),
  );
  assert.ok((main ?? 0) < 2 * 1024 * 1024 && (tools ?? 0) < 2 * 1024 * 1024, `${main}, ${tools}`);
});

test('the official compilers take every template and style', () => {
  const of = (type: string) => files().filter(file => file.endsWith(type));
  assert.ok(of('.wxml').length >= 3);
  assert.deepEqual(compile('wcc', ['-d', ...of('.wxml')], folder), { said: '', status: 0 });
  assert.deepEqual(compile('wcsc', ['-lc', ...of('.wxss')], folder), { said: '', status: 0 });
});

test('its scripts touch what a mini-program has', () => {
  const may = [
    ...standard,
    'App',
    'Page',
    'Component',
    'wx',
    'require',
    'requirePlugin',
    'module',
  ] as string[];
  for (const file of files().filter(name => name.endsWith('.js') && !name.includes('cardmend/'))) {
    const strange = globalsOf(readFileSync(join(folder, file), 'utf8'), 2017).filter(
      name => !may.includes(name),
    );
    assert.deepEqual(strange, [], file);
  }
});

interface PageDefinition {
  data: Record<string, unknown>;
  onChange(event: object): void;
  onSend(): void;
}

/** The page over a server of the test's own. */
function openPage(
  request: (options: { data: object; success(answer: object): void; fail(error: object): void }) => void,
) {
  let page: PageDefinition | undefined;
  let clears = 0;
  const Page = (definition: PageDefinition) => {
    page = Object.assign(definition, {
      setData: (data: object) => Object.assign(definition.data, data),
      selectComponent: () => ({ clear: () => (clears += 1) }),
    });
  };
  const place = new SealedPlace(
    { platform: 'wechat', answers: 'instance', globals: { Page, wx: { request } } },
    { '': folder },
  );
  place.require('/pages/bind/index.js');
  assert.ok(page);
  return { page, clears: () => clears };
}

test('the page sends the code alone, and keeps it out of its data', () => {
  const sent: object[] = [];
  const { page, clears } = openPage(({ data, success }) => {
    sent.push({ ...data });
    success({ statusCode: 200, data: {}, header: {} });
  });
  page.onChange({ detail: { code: '3F2A90BC77DEA41B', verdict: 'valid' } });
  assert.equal(page.data.ready, true);
  page.onSend();
  assert.deepEqual(sent, [{ code: '3F2A90BC77DEA41B' }]);
  assert.equal(page.data.bound, true);
  assert.equal(clears(), 1);
  assert.doesNotMatch(JSON.stringify(page.data), /3F2A/);
});

test('a refusal and a lost connection become the failure that the field explains', () => {
  const answers = [
    ({ success }: { success(answer: object): void }) =>
      success({ statusCode: 422, data: { code: 'nofind', text: '' }, header: {} }),
    ({ fail }: { fail(error: object): void }) => fail({ errMsg: 'request:fail timeout' }),
  ];
  const { page } = openPage(options => answers.shift()?.(options));
  page.onChange({ detail: { code: '3F2A90BC77DEA41B', verdict: 'valid' } });
  page.onSend();
  const refused = page.data.failure as { code: string; http: { status: number }; elapsedMs: number };
  assert.equal(refused.code, 'nofind');
  assert.equal(refused.http.status, 422);
  page.onSend();
  const lost = page.data.failure as { exception: { errMsg: string } };
  assert.equal(lost.exception.errMsg, 'request:fail timeout');
  assert.equal((page.data.evidence as { attempts: number }).attempts, 2);
});
