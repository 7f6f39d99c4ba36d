// What of a card is digested is the same however a code is grouped and written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardText } from '../../bindings/js/session/events.ts';

test('a code is the same however it is grouped, and another number is another card', () => {
  const code = cardText('3F2A90BC77DEA41B', null);
  for (const text of ['3f2a-90bc-77de-a41b', ' 3F2A 90BC 77DE A41B ', '3F2A\u201390BC\u00a077DEa41b'])
    assert.equal(cardText(text, ''), code, text);
  assert.notEqual(cardText('3F2A90BC77DEA41C', ''), code);
  assert.notEqual(cardText('3F2A90BC77DEA41B', '2336'), code);
  assert.equal(cardText('-- --', '2336'), '');
  assert.equal(cardText(undefined, undefined), '');
});
