import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeForm, cardForms } from '#tables/forms.ts';
import { productIds } from '#tables/keys.ts';
import { tailOf } from '../../web/page/code/card_list.ts';
import { mostColumns, shapeOf } from '../../web/page/code/panel_shape.ts';
import { formInWords, formOf, needsNumber } from '../../web/page/product/catalog.ts';
import { groupsFor } from '../../web/page/product/groups.ts';
import { loadTexts, translator } from '../../web/page/texts/translate.ts';

await loadTexts('en');
const t = translator('en');
function secretOf(product: string): CodeForm {
  const form = formOf(product);
  assert.ok(form);
  return form.secret;
}

const words = (product: string): string => formInWords(secretOf(product), t);

test('what a code looks like, in words', () => {
  assert.equal(words('jd.ecard'), '16 characters: digits and letters A\u2013F');
  assert.equal(words('cmcc.topup'), '18 digits');
  assert.equal(words('walmart.card'), '6 or 12 or 20 digits');
  assert.equal(words('amazon.gift-card'), '14\u201315 characters: digits and letters');
  assert.equal(words('apple.gift-card'), '16 characters: digits and letters, beginning with X');
  assert.match(words('pinduoduo.gift-card'), /not public/);
});

test('the number is asked for only where the data says that binding needs it', () => {
  assert.deepEqual(productIds.filter(needsNumber), [
    'airbnb.gift-card',
    'bestbuy.gift-card',
    'dangdang.gift-card',
    'gome.meitong-card',
    'ikea.gift-card',
    'intime.card',
    'jiuyou.card',
    'kingsoft.card',
    'luckin.gift-card',
    'mycard.points',
    'netease.card',
    'perfectworld.card',
    'shanda.card',
    'shengpay.card',
    'sohu.card',
    'starbucks-cn.gift-card',
    'starbucks-us.gift-card',
    'suning.gift-card',
    'target.gift-card',
    'tencent.qq-card',
    'tianhong.card',
    'tianxia.card',
    'ticketmaster.gift-card',
    'walmart-us.gift-card',
    'yeepay.ecard',
    'yonghui.card',
    'zhengtu.card',
    'ziyou.card',
    'zongyou.card',
  ]);
  assert.equal(needsNumber('jd.ecard'), false);
  assert.equal(needsNumber(null), false);
});

test('the groups to fill: printed ones, one where none are printed, none where no length is known', () => {
  const groups = (product: string, have?: number) => groupsFor(secretOf(product), have);
  assert.deepEqual(groups('jd.ecard'), [4, 4, 4, 4]);
  assert.deepEqual(groups('google-play.gift-card', 17), [4, 4, 4, 4, 4]);
  assert.deepEqual(groups('google-play.gift-card', 99), [4, 4, 4, 4, 4]);
  assert.deepEqual(groups('cmcc.topup'), [18]);
  assert.deepEqual(groups('pinduoduo.gift-card'), []);
});

test('the cells of every product fit into rows, on a phone and on a desk', () => {
  assert.deepEqual(shapeOf([4, 4, 4, 4], mostColumns.narrow), { columns: 8, gaps: 1 });
  assert.deepEqual(shapeOf([4, 4, 4, 4], mostColumns.wide), { columns: 16, gaps: 3 });
  assert.deepEqual(shapeOf([18], mostColumns.narrow), { columns: 9, gaps: 0 });
  assert.deepEqual(shapeOf([5, 5, 5, 5, 5], mostColumns.wide), { columns: 15, gaps: 2 });
  assert.deepEqual(shapeOf([], mostColumns.wide), { columns: 1, gaps: 0 });
  for (const { secret } of cardForms) {
    for (const most of Object.values(mostColumns)) {
      const { columns, gaps } = shapeOf(groupsFor(secret), most);
      assert.ok(columns >= 1 && columns <= most && gaps < columns);
    }
  }
});

test('of a secret no more is shown than its last four, and of a short one less', () => {
  assert.equal(tailOf('3F2A90BC77DEA41B'), 'A41B');
  assert.equal(tailOf('583927'), '27');
  assert.equal(tailOf('12'), '');
});
