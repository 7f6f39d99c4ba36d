// An answer that hides its cause takes the same time whichever cause it was: by a clock that counts how often it is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const steps = { ms: 0, asked: 0, stands: false };
const real = performance.now.bind(performance);
// Before the guide is loaded: it may keep the clock.
performance.now = () => {
  steps.asked += 1;
  if (!steps.stands) steps.ms += 0.01;
  return steps.ms;
};
const { loadGuide } = await import('../../dist/guide.js');
const guide = await loadGuide({ locale: 'en' });

/** How long it took by that clock, and how often it was asked. */
function explained(failure: Parameters<typeof guide.explain>[0], slower = 0) {
  const { ms, asked } = steps;
  const { disclosure } = guide.explain({
    ...failure,
    // The work of reading it.
    get elapsedMs() {
      steps.ms += slower;
      return 300;
    },
  });
  return { disclosure, took: Math.round((steps.ms - ms) * 100) / 100, asked: steps.asked - asked };
}

const hidden = ['invalid_pin', 'stolen_card', 'card_frozen', 'pin_invalid', 'card not found'];

test('hidden: all take a tenth of a millisecond, however long the reading of each takes', () => {
  for (const code of hidden)
    for (const slower of [0, 0.03, 0.07]) {
      const { disclosure, took } = explained({ platform: 'taobao', code }, slower);
      assert.equal(disclosure, 'generic', code);
      assert.ok(took >= 0.1 && took <= 0.12, `${code}: ${took} ms`);
    }
});

test('told: nothing is waited for', () => {
  const { disclosure, asked } = explained({ platform: 'taobao', code: 'card_expired' });
  assert.equal(disclosure, 'full');
  assert.ok(asked <= 1, `asked ${asked} times`);
});

test('hidden, with a clock that stands still: an answer all the same', () => {
  steps.stands = true;
  const { disclosure } = explained({ platform: 'taobao', code: 'stolen_card' });
  assert.equal(disclosure, 'generic');
  steps.stands = false;
});

test.after(() => {
  performance.now = real;
});
