// What a page loads stays within its budget: sizes do not depend on the machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliOf, fallbackUses, sessionBesideCheck, uses } from '../../bench/sizes.ts';

/** KB of 1,024 bytes, as brotli sends them, in one locale. `npm run bench` shows the goals, which are lower. */
const budgets: Readonly<Record<keyof typeof uses | keyof typeof fallbackUses, number>> = {
  'cardmend/check: check, layout and texts': 38,
  'cardmend/check and cardmend/guide: explain too': 67.1,
  'the same without wordings: explain of codes and statuses': 61.9,
  'cardmend/session: what may be sent, without what sends': 13.2,
  'session_runner.js: what sends, when it is to': 7.35,
  'cardmend: everything': 148.1,
  'cardmend/element, until a field has the focus': 6.1,
  'cardmend/lists: whether a card is blocked': 7.9,
  'cardmend/hub: publishing to a hub, and following it': 4.4,
  'lists_ed25519.js: signatures, where WebCrypto has none': 2.9,
  'cardmend/check in JavaScript': 46,
  'cardmend/check and cardmend/guide in JavaScript': 79.4,
  'cardmend in JavaScript: everything': 179.3,
};

for (const [name, files] of Object.entries({ ...uses, ...fallbackUses }) as [
  keyof typeof budgets,
  readonly string[],
][]) {
  test(`${name}: within ${budgets[name]} KB of brotli`, () => {
    const bytes = brotliOf(files);
    assert.ok(bytes <= budgets[name] * 1024, `${(bytes / 1024).toFixed(1)} KB`);
    // A budget that is not used is none.
    assert.ok(bytes >= budgets[name] * 1024 * 0.95, `only ${(bytes / 1024).toFixed(1)} KB: lower the budget`);
  });
}

test('a session beside cardmend/check in one bundle: within its budget', async () => {
  const bytes = await sessionBesideCheck();
  const budget = 8.9 * 1024;
  assert.ok(bytes <= budget, `${(bytes / 1024).toFixed(2)} KB`);
  assert.ok(bytes >= budget * 0.95, `only ${(bytes / 1024).toFixed(2)} KB: lower the budget`);
});
