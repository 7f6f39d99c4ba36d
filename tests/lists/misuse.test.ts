// What a page may hand over by mistake is told: a list that was not awaited would else never block a card.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openList } from '../../bindings/js/lists/block_list.ts';
import { checkListed } from '../../bindings/js/lists/check_listed.ts';
import { watchListed } from '../../bindings/js/lists/watch_listed.ts';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { codeOf, newList, product } from './support.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend();
});

test('openList names the option that is missing or another thing', async () => {
  const { root, transport } = newList();
  for (const [options, message] of [
    [undefined, 'openList takes an object such as { transport, root, product }; it was given undefined'],
    [root, 'openList takes an object such as { transport, root, product }; it was given string'],
    [
      { transport: 'https://lists.example', root, product },
      'openList takes { transport } as a function, such as httpTransport(address); it was given string',
    ],
    [{ transport, product }, 'openList takes { root } as the text of a root file; it was given undefined'],
    [
      { transport, root: JSON.parse(root), product },
      'openList takes { root } as the text of a root file; it was given object',
    ],
    [{ transport, root }, 'openList takes { product } as a string; it was given undefined'],
  ] as const)
    await assert.rejects(openList(options as never), { name: 'TypeError', message });
});

test('a list or a checker that was not awaited is told', async () => {
  const own = newList();
  await own.publish();
  for (const list of [undefined, own.open(), {}])
    await assert.rejects(checkListed(cardmend, list as never, codeOf(1)), {
      name: 'TypeError',
      message: 'the list must be what openList resolves with: await openList(...)',
    });
  const list = await own.open();
  for (const checker of [undefined, loadCardmend()])
    await assert.rejects(checkListed(checker as never, list, codeOf(1)), {
      name: 'TypeError',
      message: 'the checker must be what a loader resolves with: await loadCardmend(...)',
    });
});

test('watchListed takes onChange', async () => {
  const own = newList();
  await own.publish();
  const list = await own.open();
  for (const options of [undefined, {}, { onChange: 'show' }])
    assert.throws(() => watchListed(cardmend, list, codeOf(1), options as never), {
      name: 'TypeError',
      message: 'watchListed takes { onChange }, a function',
    });
});

test('a transport that gives a text, or anything but bytes, gives no list; bytes of another realm do', async () => {
  const own = newList();
  await own.publish();
  for (const given of ['{"signed":', new ArrayBuffer(8), {}, 7, null]) {
    const list = await own.open({ transport: async () => given as never });
    assert.equal(list.standing.refused, given === null ? 'unreachable' : 'not-a-list', typeof given);
  }
  const list = await own.open({
    transport: async (path, fresh) => {
      const bytes = await own.transport(path, fresh);
      return bytes && Buffer.from(bytes);
    },
  });
  assert.equal(list.standing.refused, undefined);
});
