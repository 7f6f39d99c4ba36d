// The plan that docs/use/bind.md shows is one: it binds at the demo gateway as it stands, but for the shop's name.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { planProblems } from '../../bindings/bind/plan/problems.ts';
import { bindExits } from '../../bindings/cli/bind/outcome.ts';
import { root } from '../../tools/build/paths.ts';
import { blocksOf } from '../node/blocks.ts';
import { openShop, start } from './shop.ts';

const page = 'docs/use/bind.md';

test('the plan that is shown binds', async () => {
  const block = blocksOf(page).find(({ language }) => language === 'json');
  assert.ok(block);
  assert.deepEqual(planProblems(JSON.parse(block.code)), []);
  const shop = await openShop(8);
  try {
    const plan = join(shop.folder, 'plan.json');
    writeFileSync(plan, block.code.replaceAll('https://shop.example/api/v1', shop.base));
    const { status, errors } = await start([shop.clean, '--plan', plan], { SHOP_TOKEN: shop.token }).ended;
    assert.equal(status, 0, errors);
  } finally {
    await shop.close();
  }
});

test('every exit status is in the table', () => {
  const text = readFileSync(join(root, page), 'utf8');
  for (const status of Object.values(bindExits))
    assert.match(text, new RegExp(`^\\| .*\\b${status}\\b.* \\|`, 'm'));
});
