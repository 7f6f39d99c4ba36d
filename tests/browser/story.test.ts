import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindToVerify, choose, paste, reachVerify, sample, selected } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

const story = sample('chat');

test('the story is a typical one: full-width, a letter O, a Cyrillic e', () => {
  assert.match(story, /\uff13\uff46\uff12\uff41\uff0d9\uff2fbc\uff0d77d\u0435\uff0da41b$/);
});

test('a pasted card is read, shown, bound with the SMS code', () =>
  site.visit({}, async page => {
    await paste(page, story, 'detect');

    // On the code itself, character by character.
    const cells = page.locator('#panel-groups .cell');
    assert.equal((await cells.locator('.now').allTextContents()).join(''), '3F2A90BC77DEA41B');
    const marks = await cells.evaluateAll(all => all.map(cell => (cell as HTMLElement).dataset.mark));
    assert.deepEqual(marks, [
      ...['fold', 'fold', 'fold', 'fold', 'same', 'repair', 'fold', 'fold'],
      ...['same', 'same', 'fold', 'repair', 'fold', 'same', 'same', 'fold'],
    ]);
    assert.equal(await cells.nth(5).locator('.was').textContent(), '\uff2f');
    assert.equal(await cells.nth(11).locator('.was').textContent(), '\u0435');
    const label = await page.getByRole('img', { name: /3F2A-90BC-77DE-A41B/ }).getAttribute('aria-label');
    assert.match(label ?? '', /2/);

    // In words: what was changed and where.
    const changes = await page.locator('#repairs li').allTextContents();
    assert.equal(changes.length, 2);
    assert.match(changes[0] ?? '', /\uff2f.*0.*\u7b2c 2 \u7ec4\u7b2c 2 \u4f4d/);
    assert.match(changes[1] ?? '', /\u0435.*E.*\u7b2c 3 \u7ec4\u7b2c 4 \u4f4d/);
    assert.ok((await page.locator('#folds-list li').count()) >= 3);
    assert.ok(await page.locator('#folds-list').isHidden(), 'what is harmless is folded away');
    await page.locator('#folds-title').click();
    assert.ok(await page.locator('#folds-list').isVisible());

    // What was pasted stays as it is.
    assert.equal(await page.locator('#secret').inputValue(), story);

    await page.getByRole('button', { name: '\u7acb\u5373\u7ed1\u5b9a' }).click();
    await page.locator('#step-verify').waitFor();
    await page.keyboard.insertText(site.sms());
    await page.getByRole('button', { name: '\u786e\u8ba4\u7ed1\u5b9a' }).click();
    await page.getByRole('heading', { name: '\u7ed1\u5b9a\u6210\u529f' }).waitFor();
    assert.match((await page.locator('#done-facts dd').first().textContent()) ?? '', /^[^0-9A-F]+A41B$/);
    assert.equal(site.store.bindings(), 1);
    assert.equal(await page.locator('#secret').inputValue(), '', 'a bound code is forgotten');
  }));

test('nothing of a card is stored or addressed; the whole page never names the code once it is bound', () =>
  site.visit({}, async page => {
    await reachVerify(page, story);
    await page.keyboard.insertText(site.sms());
    await page.keyboard.press('Enter');
    await page.locator('#step-done').waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        location.href,
        document.cookie,
        history.state,
      ]),
    );
    const markup = await page.content();
    for (const text of [kept, markup.replace(/data-sample.*/s, '')]) {
      assert.ok(!/3F2A.?90BC|90BC.?77DE/i.test(text));
    }
  }));

test('the demo phone shows the SMS and fills it in', () =>
  site.visit({}, async page => {
    await reachVerify(page, story);
    await page.locator('.bubble', { hasText: site.sms() }).waitFor();
    await page.locator('#phone button').click();
    assert.equal(await page.locator('#answer').inputValue(), site.sms());
    await page.keyboard.press('Enter');
    await page.locator('#step-done').waitFor();
    await page.getByRole('button', { name: '\u518d\u7ed1\u4e00\u5f20' }).click();
    assert.equal(await page.locator('#secret').inputValue(), '');
    await page.locator('[data-sample=misread]').click();
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    assert.equal(await page.locator('#secret').inputValue(), sample('misread'));
  }));

test('while an input method composes nothing is rewritten or judged', () =>
  site.visit({}, async page => {
    await page.locator('#secret').focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'ka mi', selectionStart: 5, selectionEnd: 5 });
    assert.equal(await page.locator('#secret').inputValue(), 'ka mi');
    assert.ok(await page.locator('#code-verdict').isHidden());
    await client.send('Input.insertText', { text: '\u5361\u5bc6\uff1a' });
    await page.keyboard.insertText('3f2a90bc77dea41b');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    assert.equal(await page.locator('#secret').inputValue(), '\u5361\u5bc6\uff1a3f2a90bc77dea41b');
  }));

test('typed one by one for a kind that was chosen: grouped as on the card, the caret where it belongs', () =>
  site.visit({}, async page => {
    await choose(page, 'jd.ecard');
    const area = page.locator('#secret');
    const caret = () => area.evaluate(each => (each as HTMLTextAreaElement).selectionStart);
    await area.focus();
    await page.keyboard.type('3f2a90bc77dea41');
    await page.locator('.verdict[data-verdict=partial]').waitFor();
    await page.keyboard.type('b');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    assert.equal(await area.inputValue(), '3F2A-90BC-77DE-A41B');
    await area.evaluate(each => (each as HTMLTextAreaElement).setSelectionRange(6, 6));
    await page.keyboard.press('Delete');
    assert.deepEqual([await area.inputValue(), await caret()], ['3F2A-9BC7-7DEA-41B', 6]);
    await page.keyboard.type('0');
    assert.deepEqual([await area.inputValue(), await caret()], ['3F2A-90BC-77DE-A41B', 7]);
    await page.keyboard.press('Control+z');
    assert.equal(await area.inputValue(), '3F2A-9BC7-7DEA-41B');
  }));

test('typed while the kind is to be found out, the text stays as it is typed', () =>
  site.visit({}, async page => {
    await page.locator('#secret').focus();
    await page.keyboard.type('3f2a 90bc 77de a41b');
    assert.equal(await page.locator('#secret').inputValue(), '3f2a 90bc 77de a41b');
  }));

test('what is pasted as a whole stays as it came: its groups tell where a character was lost', () =>
  site.visit({}, async page => {
    await paste(page, sample('lost'));
    assert.equal(await page.locator('#secret').inputValue(), sample('lost'));
    await page.locator('#code-findings li[data-kind=group-too-short]').waitFor();
    await page.locator('#code-findings .link').click();
    assert.equal(await selected(page), '25A');
    // Typed into, it stays as it is; emptied, the next one is grouped again.
    await page.locator('#secret').evaluate(area => (area as HTMLTextAreaElement).setSelectionRange(13, 13));
    await page.keyboard.type('7');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    assert.equal(await page.locator('#secret').inputValue(), 'F4B8-0C6E-25A7-913D');
    await page.locator('#clear').click();
    await page.keyboard.type('3f2a9');
    assert.equal(await page.locator('#secret').inputValue(), '3F2A-9');
  }));

test('a doubtful character: nothing is sent until a person has chosen', () =>
  site.visit({}, async page => {
    await paste(page, sample('doubtful'));
    assert.equal(await page.locator('.cell[data-mark=doubt] .now').textContent(), 'Q');
    await page.locator('#bind').click();
    await page.locator('#secret-error').waitFor();
    assert.equal(site.store.attempts(), 0);
    assert.equal(await selected(page), 'Q', 'the place is shown in the field');
    const first = page.locator('.candidate', { hasText: 'A6E9-4C02-17BD-85F3' });
    assert.deepEqual(await first.locator('mark').allTextContents(), ['0'], 'what differs is marked');
    assert.equal(await page.locator('.closer-glyph').first().textContent(), 'Q');
    await first.click();
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await bindToVerify(page);
  }));

test('any text whatever gets a verdict, and nothing breaks', () =>
  site.visit({}, async page => {
    const odd = [
      '\u5361',
      '\ud83d\ude00'.repeat(40),
      '\u202e\u0000\ufffd',
      'A'.repeat(5_000),
      '<b>3F2A</b>',
      '-',
    ];
    await choose(page, 'jd.ecard');
    for (const text of odd) {
      await page.locator('#secret').fill(text);
      await page.locator('#bind').click();
      await page.locator('#secret-error').waitFor();
      assert.equal(await page.locator('#secret').inputValue(), text);
    }
    assert.equal(site.store.attempts(), 0);
  }));
