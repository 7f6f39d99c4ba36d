// The texts that a part loads are the ones that a page imports by key.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromLines, type KeyRow } from '../../bindings/js/messages/lines.ts';
import { root } from '../../tools/build/paths.ts';

const moduleAt = async <T>(path: string) => (await import(join(root, path))) as T;

for (const part of ['check', 'guide', 'session', 'whole']) {
  for (const locale of ['en', 'zh-CN']) {
    test(`${part} in ${locale}: every line has its key, every key its line`, async () => {
      const keys = `build/generated/ts/messages/${part}/keys.ts`;
      const { textKeys } = await moduleAt<{ textKeys: readonly KeyRow[] }>(keys);
      const { default: lines } = await moduleAt<{ default: string }>(`dist/lines/${part}/${locale}.js`);
      const at = part === 'whole' ? 'locales' : `locales/${part}`;
      const { default: texts } = await moduleAt<{ default: object }>(`dist/${at}/${locale}.js`);
      assert.deepEqual({ ...fromLines(textKeys, lines) }, { ...texts });
      assert.ok(Object.keys(texts).length > 20);
    });
  }
}

test('an empty line is no text', () => {
  assert.deepEqual(fromLines([['a.', ['x', 'y'], '.b']], '\nText'), { 'a.y.b': 'Text' });
});
