// Bytes that are no text are told, whatever the file is taken for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runList } from './run_batch.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const rows = (note: string) => `${note}\n3F2A90BC77DEA41B,x\n0D4E81C652FA7B39,y\n`;
const told = /: some bytes are no text; the characters they stood for are shown as U\+FFFD/;

test('what is no UTF-8 and no GB 18030 is told, and what is either is not', () => {
  const cases: readonly (readonly [string, Buffer, boolean])[] = [
    ['Latin-1', latin(`code,caf\u00e9\n${rows('1D4E81C652FA7B39,caf\u00e9 \u00ff')}`), true],
    [
      'damaged UTF-8',
      Buffer.concat([
        Buffer.from('\u5361\u5bc6,\u9f99\u9f99\u9f99\n'),
        latin(rows('1D4E81C652FA7B39,\u00e9')),
      ]),
      true,
    ],
    ['half of UTF-16', Buffer.from(`\ufeffcode,x\n${rows('1D4E81C652FA7B39,\ud800')}`, 'utf16le'), true],
    ['GBK', latin(`code,x\n${rows('1D4E81C652FA7B39,\u00c1\u00fa')}`), false],
    ['UTF-8', Buffer.from(`code,x\n${rows('1D4E81C652FA7B39,\u9f99')}`), false],
  ];
  for (const [name, bytes, damaged] of cases) {
    const { errors, status } = runList('a.csv', bytes);
    assert.equal(status, 0, errors);
    assert.equal(told.test(errors), damaged, `${name}: ${errors}`);
  }
});

test('so are they in JSON and in messages', () => {
  const object = (note: string) => `{"code":"3F2A90BC77DEA41B","note":"${note}"}`;
  for (const name of ['a.json', 'a.jsonl', 'a.txt'])
    for (const note of ['\u00e9\u00ff', 'e']) {
      const text = name === 'a.txt' ? `JD E-card 3F2A-90BC-77DE-A41B ${note}` : object(note);
      const bytes = latin(name === 'a.json' ? `[${text}]` : `${text}\n`);
      const { errors } = runList(name, bytes);
      assert.equal(told.test(errors), note !== 'e', `${name}: ${errors}`);
    }
});
