// The field with real keys: typing, deleting, pasting, and what it tells the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useFieldSite } from './field_site.ts';

const site = useFieldSite();

const keys = (text: string): string[] => [...text];

test('typing: a separator comes with the character behind it, and the caret is behind that', () =>
  site.visit(async field => {
    assert.deepEqual(await field.press(...keys('3f2a90')), [
      '3|',
      '3F|',
      '3F2|',
      '3F2A|',
      '3F2A-9|',
      '3F2A-90|',
    ]);
    await field.press(...keys('bc77dea41b'));
    assert.equal(await field.shown(), '3F2A-90BC-77DE-A41B|');
    assert.deepEqual(await field.press('5'), ['3F2A-90BC-77DE-A41B-5|']);
  }));

test('typing separators of one own: none is doubled', () =>
  site.visit(async field => {
    await field.press(...keys('3F2A-90BC 77DE.A41B'));
    assert.equal(await field.shown(), '3F2A-90BC-77DE-A41B|');
  }));

test('typing in the middle and at the beginning', () =>
  site.visit(async field => {
    await field.press(...keys('3F2A90BC'));
    await field.select(2);
    assert.deepEqual(await field.press('7', 'd', 'e'), ['3F7|2-A90B-C', '3F7D|-2A90-BC', '3F7D-E|2A9-0BC']);
    await field.select(0);
    assert.deepEqual(await field.press('1'), ['1|3F7-DE2A-90BC']);
  }));

test('deleting backwards takes one character with each press', () =>
  site.visit(async field => {
    await field.press(...keys('3F2A90BC7'));
    const shown = await field.press(...Array<string>(9).fill('Backspace'));
    assert.deepEqual(shown, [
      '3F2A-90BC|',
      '3F2A-90B|',
      '3F2A-90|',
      '3F2A-9|',
      '3F2A|',
      '3F2|',
      '3F|',
      '3|',
      '|',
    ]);
  }));

test('deleting over a separator, backwards and forwards', () =>
  site.visit(async field => {
    await field.press(...keys('3F2A90BC'));
    await field.select(5);
    assert.deepEqual(await field.press('Backspace'), ['3F2|9-0BC']);
    await field.select(4);
    assert.deepEqual(await field.press('Delete', 'Delete'), ['3F29-|BC', '3F29-|C']);
    await field.select(4);
    assert.deepEqual(await field.press('Delete', 'Delete'), ['3F29|', '3F29|']);
  }));

test('a separator that was typed at the end is deleted by itself', () =>
  site.visit(async field => {
    assert.deepEqual(await field.press(...keys('3F2A'), '-', 'Backspace', 'Backspace'), [
      '3|',
      '3F|',
      '3F2|',
      '3F2A|',
      '3F2A-|',
      '3F2A|',
      '3F2|',
    ]);
  }));

test('deleting words and selections', () =>
  site.visit(async field => {
    await field.press(...keys('3F2A90BC77DE'));
    await field.select(2, 7);
    assert.deepEqual(await field.press('Backspace'), ['3F|BC-77DE']);
    await field.select(1, 3);
    assert.deepEqual(await field.press('9'), ['39|C7-7DE']);
    await field.press('End', 'Control+Backspace');
    assert.equal((await field.shown()).replace(/\W/g, ''), '39C7');
  }));

test('deleting words beyond a separator', () =>
  site.visit(async field => {
    await field.page.evaluate(() => globalThis.test.field.put('3f2a90bc77dea41b'));
    await field.select(4);
    assert.deepEqual(await field.press('Control+Delete', 'Control+Delete'), [
      '3F2A-|77DE-A41B',
      '3F2A-|A41B',
    ]);
    await field.page.evaluate(() => globalThis.test.field.put('3f2a90bc77dea41b'));
    await field.select(10);
    assert.deepEqual(await field.press('Control+Backspace', 'Control+Backspace'), [
      '3F2A-|77DE-A41B',
      '|77DE-A41B',
    ]);
  }));

test('putting the text that stands there leaves the caret, and is told', () =>
  site.visit(async field => {
    await field.page.evaluate(() => globalThis.test.field.put('3f2a90bc'));
    await field.select(2);
    await field.page.evaluate(() => globalThis.test.field.put('3f2a-90bc'));
    assert.equal(await field.shown(), '3F|2A-90BC');
    assert.deepEqual(await field.told(), ['3F2A-90BC', '3F2A-90BC']);
  }));

test('pasting: whole, in full width, into the middle, over a selection', () =>
  site.visit(async field => {
    await field.copy('\uff13\uff46\uff12\uff41 90bc\u200b77de_a41b');
    assert.deepEqual(await field.press('Control+V'), ['3F2A-90BC-77DE-A41B|']);
    await field.copy('1234');
    await field.select(7);
    assert.deepEqual(await field.press('Control+V'), ['3F2A-9012-34|BC-77DE-A41B']);
    await field.select(0, 9);
    assert.deepEqual(await field.press('Control+X', 'Control+V'), [
      '|34BC-77DE-A41B',
      '3F2A-9012|-34BC-77DE-A41B',
    ]);
    await field.press('Control+A');
    await field.page.keyboard.insertText('3f2a9');
    assert.equal(await field.shown(), '3F2A-9|');
  }));

test('a message stays as it came, and can be typed into', () =>
  site.visit(async field => {
    const message = '\u3010\u4eac\u4e1c\u3011\u5361\u5bc6\uff1a3f2a90bc77dea41b';
    await field.copy(message);
    assert.deepEqual(await field.press('Control+V'), [`${message}|`]);
    assert.deepEqual(await field.press(' ', 'o', 'k', 'Backspace'), [
      `${message} |`,
      `${message} o|`,
      `${message} ok|`,
      `${message} o|`,
    ]);
    await field.press('Control+A');
    assert.deepEqual(await field.press(...keys('hi all-')).then(shown => shown.at(-1)), 'HI all-|');
    assert.deepEqual(await field.press('x', 'Backspace'), ['HI all-x|', 'HI all-|']);
  }));

test('the page is told once of each change, with the text as it is shown', () =>
  site.visit(async field => {
    await field.press(...keys('3f2a9'));
    assert.deepEqual(await field.told(), ['3', '3F', '3F2', '3F2A', '3F2A-9']);
    await field.press('ArrowLeft', 'Home', 'Shift+End');
    assert.equal((await field.told()).length, 5);
  }));

test('a field is told what it is for, and given back as it was', () =>
  site.visit(async field => {
    const attributes = () =>
      field.page
        .locator('#code')
        .evaluate(element =>
          Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        );
    const off = { autocomplete: 'off', autocorrect: 'off', spellcheck: 'false' };
    assert.deepEqual(await attributes(), {
      id: 'code',
      ...off,
      inputmode: 'text',
      autocapitalize: 'characters',
    });
    await field.page.evaluate(() => globalThis.test.field.setProduct('telecom.topup'));
    assert.deepEqual(await attributes(), {
      id: 'code',
      ...off,
      inputmode: 'numeric',
      autocapitalize: 'none',
    });
    await field.page.evaluate(() => globalThis.test.field.detach());
    assert.deepEqual(await attributes(), { id: 'code', spellcheck: 'true' });
    await field.press(...keys('3f2a9'));
    assert.equal(await field.shown(), '3f2a9|');
    assert.deepEqual(await field.told(), []);
  }));

test('put and setProduct lay out, and tell; another card has other groups', () =>
  site.visit(async field => {
    await field.page.evaluate(() => globalThis.test.field.put('3f2a90bc'));
    assert.equal(await field.shown(), '3F2A-90BC|');
    await field.select(6);
    await field.page.evaluate(() => globalThis.test.field.setProduct('xbox.gift-card'));
    assert.equal(await field.shown(), '3F2A9|-0BC');
    await field.page.evaluate(() => globalThis.test.field.setProduct());
    await field.press('-', 'x');
    assert.equal(await field.shown(), '3F2A9-x|-0BC');
    assert.deepEqual(await field.told(), ['3F2A-90BC', '3F2A9-0BC', '3F2A9--0BC', '3F2A9-x-0BC']);
    await field.page.evaluate(() => globalThis.test.field.put(''));
    assert.equal(await field.shown(), '|');
  }));

test('a text area: line breaks between groups become separators, those of a message stay', () =>
  site.visit(async field => {
    await field.attach('area');
    await field.press(...keys('3f2a'), 'Enter', ...keys('90bc'));
    assert.equal(await field.shown(), '3F2A-90BC|');
    await field.press('Control+A');
    await field.page.keyboard.insertText('JDV1000200030004\n3f2a90bc77dea41b');
    assert.equal(await field.shown(), 'JDV1000200030004\n3f2a90bc77dea41b|');
  }));

test('a field that has no room for the separators of a whole code has none', () =>
  site.visit(async field => {
    await field.attach('short');
    assert.deepEqual(await field.press(...keys('3f2a90')).then(shown => shown.at(-1)), '3F2A90|');
    await field.press(...keys('bc77dea41b56'));
    assert.equal(await field.shown(), '3F2A90BC77DEA41B5|');
    await field.select(4);
    await field.press('Backspace', '-', '1');
    assert.equal(await field.shown(), '3F21|90BC77DEA41B5');
    await field.page.evaluate(() => globalThis.test.field.setProduct('xbox.gift-card'));
    await field.page.evaluate(() => globalThis.test.field.put('3f2a9-0bc'));
    assert.equal(await field.shown(), '3F2A90BC|');
    await field.page.evaluate(() => document.querySelector('#short')?.setAttribute('maxlength', '29'));
    await field.press('7');
    assert.equal(await field.shown(), '3F2A9-0BC7|');
  }));

test('a field with room for a whole code and no more has its separators', () =>
  site.visit(async field => {
    await field.page.evaluate(() => document.querySelector('#short')?.setAttribute('maxlength', '19'));
    await field.attach('short');
    await field.press(...keys('3f2a90bc77dea41b56'));
    assert.equal(await field.shown(), '3F2A-90BC-77DE-A41B|');
  }));

test('what cannot have a caret is refused, and so is a product that nobody knows', () =>
  site.visit(async field => {
    const error = (id: string, options: object) =>
      field.page.evaluate(
        ([name, given]) => {
          try {
            globalThis.test.attach(name, given);
          } catch (thrown) {
            return String(thrown);
          }
          return 'nothing was thrown';
        },
        [id, options] as const,
      );
    assert.match(await error('year', { product: 'jd.ecard' }), /^TypeError: .*with a caret/);
    assert.match(await error('code', { product: 'no.such' }), /^RangeError: there is no product "no.such"/);
    assert.equal(await field.page.locator('#code').getAttribute('inputmode'), null);
  }));
