// Languages that are heard are not those of messages: another language of messages must not make `dictate` throw.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenDefault, spokenIndex } from '../../bindings/js/dictation/spoken.ts';
import { locales, spokenLocales } from '../../build/generated/ts/keys.ts';
import { loadCardmend } from '../../dist/index.js';

test('any language of messages has one that is heard', () => {
  for (const locale of [...locales, 'ja', 'fr-CA', 'zh-TW', 'en-GB', 'zh', '', 'x']) {
    const spoken = spokenDefault(locale);
    assert.ok(spokenLocales.includes(spoken), locale);
    assert.equal(spokenLocales[spokenIndex(spoken)], spoken);
  }
  assert.deepEqual(['zh-CN', 'zh-TW', 'zh', 'en', 'en-GB', 'ja', 'zhx'].map(spokenDefault), [
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
    'en',
  ]);
});

test('what nobody is heard in is misuse, where it is named', () => {
  for (const locale of ['ja', 'zh-TW', '', 'EN']) assert.throws(() => spokenIndex(locale), RangeError);
  for (const locale of [undefined, null, 0, ['en']]) assert.throws(() => spokenIndex(locale), TypeError);
});

test('a module of each language dictates by default in its own', async () => {
  for (const locale of locales) {
    const cardmend = await loadCardmend({ locale });
    const transcript = locale === 'zh-CN' ? '\u4e09 F \u4e8c A' : 'three F two A';
    const [byDefault, named] = [
      cardmend.dictate(transcript, { product: 'jd.ecard' }),
      cardmend.dictate(transcript, { product: 'jd.ecard', locale: spokenDefault(locale) }),
    ];
    assert.equal(byDefault.code, '3F2A');
    assert.deepEqual(byDefault.findings, named.findings);
  }
});
