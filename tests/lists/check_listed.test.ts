// What a page shows of a blocked card is what it shows of a code that is not known; and a list that has no answer stops nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { checkListed } from '../../bindings/js/lists/check_listed.ts';
import type { ListedEntry } from '../../bindings/js/lists/entry.ts';
import { listMessage } from '../../bindings/js/lists/messages.ts';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { codeOf, codes, newFolder, newList, noon, product } from './support.ts';

const options = { product };
/** As people have it. */
const forms = [
  (code: string) => code,
  (code: string) => code.toLowerCase(),
  (code: string) => ` ${code.replace(/(....)(?=.)/g, '$1-')}\n`,
  (code: string) => `PIN: ${code.replace(/(....)(?=.)/g, '$1 ')}`,
  (code: string) => code.replace('0', 'O'),
];

/** Modules that know another code alone, so that each one of the list is not known to them. */
const modules = new Map<string, { plain: Cardmend; knowing: Cardmend }>();

before(async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.csv'), `${codeOf(900)}\n`);
  const words = [
    'filter',
    'build',
    join(folder, 'a.csv'),
    '--product',
    product,
    '--out',
    join(folder, 'a.known'),
  ];
  assert.equal(spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...words, '--bits', '32']).status, 0);
  for (const locale of ['zh-CN', 'en'] as const) {
    const [plain, knowing] = [await loadCardmend({ locale }), await loadCardmend({ locale })];
    assert.ok(knowing.loadKnownCodes(readFileSync(join(folder, 'a.known'))).ok);
    modules.set(locale, { plain, knowing });
  }
});

test('a blocked card looks like a code that is not known, in every form and language', async () => {
  const own = newList();
  await own.add(codes(0, 5));
  await own.publish();
  const list = await own.open();
  for (const { plain, knowing } of modules.values())
    for (const form of forms) {
      const raw = form(codeOf(3));
      const blocked = await checkListed(plain, list, raw, { check: options });
      const unknown = knowing.check(raw, options);
      assert.equal(blocked.verdict, 'doubtful');
      for (const part of ['verdict', 'product', 'code', 'display', 'number', 'findings', 'edits'] as const)
        assert.deepEqual(blocked[part], unknown[part], `${form} ${part}`);
      assert.deepEqual([...blocked.candidates], [...unknown.candidates], `${form} candidates`);
      // where it may be wrong is what the module itself says
      assert.deepEqual([...blocked.doubts], [...plain.check(raw, options).doubts], `${form} doubts`);
    }
});

test('a list that refuses makes it refused, and the shop alone hears why', async () => {
  const own = newList({ rule: 'refused' });
  await own.add(codes(0, 5), { reason: 'sold-twice' });
  await own.publish();
  const list = await own.open();
  const heard: ListedEntry[] = [];
  const { plain } = modules.get('en') as { plain: Cardmend };
  const check = (code: string) =>
    checkListed(plain, list, code, { check: options, onBlocked: entry => heard.push(entry) });
  const blocked = await check(codeOf(3));
  assert.deepEqual([blocked.verdict, blocked.findings.at(-1)?.effect], ['refused', 'refused']);
  assert.deepEqual(
    heard.map(({ reason, publisher }) => [reason, publisher]),
    [['sold-twice', 'shop.example']],
  );
  const shown = inspect(blocked, { depth: 9 }) + JSON.stringify(blocked);
  assert.doesNotMatch(shown, /ABC0|sold-twice|shop\.example/);
  assert.equal((await check(codeOf(6))).verdict, 'valid');
  assert.equal((await check('3F2A-90BC')).verdict, 'partial');
  assert.equal(heard.length, 1);
});

test('a list that has no answer, or is of another product, stops nothing', async () => {
  const own = newList();
  await own.add(codes(0, 5));
  await own.publish();
  const { plain } = modules.get('en') as { plain: Cardmend };
  const none = await own.open({ transport: async () => undefined });
  assert.equal(none.standing.refused, 'unreachable');
  assert.equal((await checkListed(plain, none, codeOf(3), { check: options })).verdict, 'valid');
  let gone = false;
  const later = await own.open({
    transport: async (path, fresh) => {
      if (gone) throw new TypeError('no network');
      return own.transport(path, fresh);
    },
  });
  gone = true;
  assert.equal((await checkListed(plain, later, codeOf(3), { check: options })).verdict, 'valid');
  const other = await own.open({ product: 'tmall.card' });
  assert.equal((await checkListed(plain, other, codeOf(3), { check: options })).verdict, 'valid');
});

test('a list says in a sentence why it was not taken and how old it is', async () => {
  const own = newList();
  await own.add(codes(0, 5));
  await own.publish();
  let now = noon;
  const list = await own.open({ now: () => now });
  assert.equal(listMessage(list.standing, 'en'), '');
  now += 49 * 3_600_000;
  const standing = await list.update();
  assert.match(listMessage(standing, 'en'), /clock.*\. The list of blocked cards is 49 hours old\.$/);
  assert.match(listMessage(standing, 'zh-CN'), /49/);
});
