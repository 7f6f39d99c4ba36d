// The field with input methods, with undo, and with browsers that do things in another order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldUnderTest, useFieldSite } from './field_site.ts';

const site = useFieldSite();

const code = '3F2A-90BC-77DE-A41B';
const bare = code.replaceAll('-', '');

/** A state of a field that was typed into from left to right and undone: the code's beginning, as it is laid out. */
async function assertPrefix(field: FieldUnderTest, shown: string): Promise<number> {
  assert.ok(shown.endsWith('|'), `${shown}: the caret is not behind what was typed`);
  const text = shown.replace('|', '');
  const plain = text.replaceAll('-', '');
  assert.ok(bare.startsWith(plain), `${text} is no beginning of the code`);
  const laid = await field.page.evaluate(given => globalThis.test.layout(given), text);
  assert.equal(text, laid);
  return plain.length;
}

for (const [name, typed] of [
  ['as it is', bare],
  ['in lower case', bare.toLowerCase()],
] as const) {
  test(`undo until nothing is left, redo until all is back: typed ${name}`, () =>
    site.visit(async field => {
      await field.press(...typed);
      assert.equal(await field.shown(), `${code}|`);
      let length = 16;
      for (let presses = 0; length > 0; ++presses) {
        assert.ok(presses < 16, 'more presses than characters');
        const [shown = ''] = await field.press('Control+Z');
        const left = await assertPrefix(field, shown);
        assert.ok(left < length, `${shown}: nothing was undone`);
        length = left;
      }
      for (let presses = 0; length < 16; ++presses) {
        assert.ok(presses < 16, 'more presses than characters');
        const [shown = ''] = await field.press('Control+Shift+Z');
        const now = await assertPrefix(field, shown);
        assert.ok(now > length, `${shown}: nothing was redone`);
        length = now;
      }
      assert.equal((await field.shown()).replace('|', ''), code);
      await field.press('End', '5');
      assert.equal(await field.shown(), `${code}-5|`);
    }));
}

test('undo of a paste, of a deletion over a separator and of a replaced selection', () =>
  site.visit(async field => {
    const text = async () => (await field.shown()).replace(/[|[\]]/g, '');
    await field.page.keyboard.insertText('3f2a90bc');
    assert.equal(await text(), '3F2A-90BC');
    await field.select(5);
    await field.press('Backspace');
    assert.equal(await text(), '3F29-0BC');
    await field.press('Control+Z');
    assert.equal(await text(), '3F2A-90BC');
    await field.select(2, 6);
    await field.press('7');
    assert.equal(await text(), '3F70-BC');
    await field.press('Control+Z');
    assert.equal(await text(), '3F2A-90BC');
    await field.press('Control+Z');
    assert.equal(await text(), '');
    await field.press('Control+Z', 'Control+Shift+Z');
    assert.equal(await text(), '3F2A-90BC');
    assert.equal((await field.told()).at(-1), '3F2A-90BC');
  }));

test('undo after another card was chosen takes back no more than two steps', () =>
  site.visit(async field => {
    await field.press(...'3F2A90BC77');
    await field.page.evaluate(() => globalThis.test.field.setProduct('xbox.gift-card'));
    assert.equal(await field.shown(), '3F2A9-0BC77|');
    const [shown = ''] = await field.press('Control+Z');
    assert.match(shown, /^3F2A-90BC\|?/);
  }));

test('undo in the field leaves the other fields alone', () =>
  site.visit(async field => {
    await field.page.locator('#other').pressSequentially('kept');
    await field.page.locator('#code').focus();
    await field.press(...'3f2a9');
    for (let i = 0; i < 6 && (await field.page.locator('#code').inputValue()) !== ''; ++i)
      await field.press('Control+Z');
    assert.equal(await field.page.locator('#code').inputValue(), '');
    assert.equal(await field.page.locator('#other').inputValue(), 'kept');
  }));

test('while an input method composes the field is left alone; then it is told, and laid out once', () =>
  site.visit(async field => {
    await field.press(...'3F2');
    for (const text of ['a', 'a9', 'a90', 'a90b']) {
      await field.compose(text);
      assert.equal(await field.shown(), `3F2${text}|`);
    }
    assert.deepEqual(await field.told(), ['3', '3F', '3F2']);
    await field.commit('a90b');
    assert.equal(await field.shown(), '3F2A-90B|');
    assert.deepEqual((await field.told()).slice(3), ['3F2a90b', '3F2A-90B']);
    await field.press('c', '7');
    assert.equal(await field.shown(), '3F2A-90BC-7|');
  }));

test('a composition in the middle, in full width, and one that is given up', () =>
  site.visit(async field => {
    await field.press(...'3F2A90BC');
    await field.select(7);
    await field.compose('\uff11\uff12');
    assert.equal(await field.shown(), '3F2A-90\uff11\uff12|BC');
    await field.commit('\uff11\uff12');
    assert.equal(await field.shown(), '3F2A-9012|-BC');
    await field.compose('x');
    await field.compose('');
    await field.commit('');
    assert.equal(await field.shown(), '3F2A-9012|-BC');
  }));

test('a composition of words stays what it is', () =>
  site.visit(async field => {
    await field.compose('kami');
    await field.commit('\u5361\u5bc6');
    await field.compose('maohao');
    await field.commit('\uff1a');
    assert.equal(await field.shown(), '\u5361\u5bc6\uff1a|');
    await field.press(...'3f2a9');
    assert.equal(await field.shown(), '\u5361\u5bc6\uff1a3f2a9|');
  }));

test('no digit is doubled, whatever comes first: the last input event or the end of the composition', () =>
  site.visit(async field => {
    const play = (order: readonly string[]) =>
      field.page.evaluate(async events => {
        const input = document.activeElement as HTMLInputElement;
        input.setRangeText('3f2a', 0, input.value.length, 'end');
        input.dispatchEvent(new CompositionEvent('compositionstart'));
        input.setRangeText('9', 4, 4, 'end');
        const composing = { inputType: 'insertCompositionText', isComposing: true };
        input.dispatchEvent(new InputEvent('input', composing));
        for (const type of events) {
          if (type === 'compositionend') input.dispatchEvent(new CompositionEvent(type, { data: '9' }));
          else if (type === 'wait') await new Promise(resolve => setTimeout(resolve, 20));
          else if (type === 'key')
            input.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 229 } as object));
          else input.dispatchEvent(new InputEvent('input', { inputType: type }));
        }
        await new Promise(resolve => setTimeout(resolve, 20));
        return [input.value, globalThis.test.told.splice(0).join()];
      }, order);
    const orders = [
      ['compositionend'],
      ['compositionend', 'insertCompositionText'],
      ['insertFromComposition', 'compositionend', 'key'],
      ['compositionend', 'key', 'insertText'],
      ['compositionend', 'wait', 'insertText'],
    ];
    for (const order of orders) {
      const [value, told = ''] = await play(order);
      assert.equal(value, '3F2A-9', order.join());
      // What is composed is told before it is laid out.
      assert.match(told, /^(3f2a9|3F2A-9)(,3F2A-9){0,2}$/, order.join());
      assert.ok(told.endsWith('3F2A-9'), order.join());
    }
  }));

test('a browser that deletes the separator itself still deletes the character', () =>
  site.visit(async field => {
    const play = (inputType: string, caret: number) =>
      field.page.evaluate(
        ([type, at]) => {
          const input = document.activeElement as HTMLInputElement;
          input.value = '3F2A-90BC';
          input.setSelectionRange(at, at);
          input.dispatchEvent(new InputEvent('beforeinput', { inputType: type }));
          // As if the caret had not been moved.
          input.setRangeText('', 4, 5, 'end');
          input.dispatchEvent(new InputEvent('input', { inputType: type }));
          return `${input.value} ${input.selectionStart}`;
        },
        [inputType, caret] as const,
      );
    assert.equal(await play('deleteContentBackward', 5), '3F29-0BC 3');
    assert.equal(await play('deleteContentForward', 4), '3F2A-0BC 4');
  }));

test('without the focus, and without the command, the text is laid out all the same', () =>
  site.visit(async field => {
    const value = await field.page.evaluate(() => {
      const input = document.activeElement as HTMLInputElement;
      input.blur();
      input.value = '3f2a9';
      input.dispatchEvent(new InputEvent('input', { inputType: 'insertFromDrop' }));
      const blurred = input.value;
      input.focus();
      document.execCommand = () => false;
      input.value = '3f2a90';
      input.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
      return [blurred, input.value];
    });
    assert.deepEqual(value, ['3F2A-9', '3F2A-90']);
  }));

/** A card's number and its secret have 16 characters each at least. */
const LEAST_OF_BOTH = 32;

test('random keys: the field holds the characters that a plain list holds, and the caret is among them', () =>
  site.visit(async field => {
    let seed = 20270104;
    const next = (most: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % most;
    };
    let list: string[] = [];
    let at = 0;
    for (let i = 0; i < 400; ++i) {
      const kind = next(10);
      const key =
        kind < 5
          ? '0123456789abcdef'.charAt(next(16))
          : ['Backspace', 'Backspace', 'Delete', 'Move', '-'][kind - 5];
      if (key === 'Move') {
        await field.select(next(24));
        at = (await field.shown()).split('|')[0]?.replaceAll('-', '').length ?? 0;
        continue;
      }
      const before = await field.shown();
      const [shown = ''] = await field.press(key ?? '');
      // As many characters as a number and a secret have may be both: they stay as they were typed, hyphens too.
      const both = list.length >= LEAST_OF_BOTH;
      const hyphen = both ? before.includes('-|') : before.endsWith('-|');
      const nextHyphen = both ? before.includes('|-') : before.endsWith('|-');
      if (key === 'Backspace' && !hyphen) list.splice(Math.max(0, --at), at < 0 ? 0 : 1);
      else if (key === 'Delete') list.splice(at, nextHyphen ? 0 : 1);
      else if (key?.length === 1 && key !== '-') list.splice(at++, 0, key.toUpperCase());
      at = Math.max(0, at);
      const held = list.length >= LEAST_OF_BOTH ? shown.toUpperCase() : shown;
      const [head = '', tail = ''] = held.split('|').map(part => part.replaceAll('-', ''));
      assert.equal(
        `${head}|${tail}`,
        `${list.slice(0, at).join('')}|${list.slice(at).join('')}`,
        `${before} ${key}`,
      );
      if (list.length > 40) {
        await field.press('Control+A', 'Delete');
        list = [];
        at = 0;
      }
    }
  }));
