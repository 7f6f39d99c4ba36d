// Each type of failure that is known, on every platform: what is told of it, and how it ends. One page for each platform, whose
// gateway changes its mood.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { FaultOrder } from '../../web/gateway/faults/orders.ts';
import { goTo, type OwnPlatform, passUntil, sample } from './acts.ts';
import { forget } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();

/** What each platform has bound to somebody else, and what it does not know (web/gateway/cards.json). */
const cards: Readonly<Record<OwnPlatform, Readonly<Record<'good' | 'bound' | 'unknown', string>>>> = {
  jd: { good: sample('chat'), bound: sample('bound'), unknown: sample('unknown') },
  taobao: { good: sample('taobao'), bound: '4H8W2951TB', unknown: '1A2B3C4D5E' },
  pinduoduo: { good: sample('pinduoduo'), bound: 'P9T205318HZF67', unknown: 'P1A2B3C4D5E6F7' },
  suning: {
    good: sample('suning'),
    bound: '7100284639155744 318205',
    unknown: '7100284639155777 111111',
  },
};

type Order = Partial<FaultOrder> & Pick<FaultOrder, 'fault'>;

interface Failure {
  readonly card: 'good' | 'bound' | 'unknown';
  /** The gateway's mood. */
  readonly orders: readonly Order[];
  /** What is shown: a refusal, or that nobody knows whether it went through. */
  readonly shown: string;
  /** What becomes of it when the gateway is well again. */
  readonly end: 'stays' | 'put-right' | 'goes-on';
}

const never = { fault: 'http-502', step: 'status', times: null } as const;
const unknown = '#code-trouble[data-outcome=unknown]';
const failures: Readonly<Record<string, Failure>> = {
  'secret invalid': { card: 'unknown', orders: [], shown: '#code-trouble', end: 'stays' },
  'already bound': { card: 'bound', orders: [], shown: '#code-trouble[data-tier=block]', end: 'stays' },
  'account restricted': {
    card: 'good',
    orders: [{ fault: 'restricted', step: 'start', times: 1 }],
    shown: '#code-trouble[data-tier=block]',
    end: 'put-right',
  },
  network: {
    card: 'good',
    orders: [{ fault: 'time-out', step: 'start', times: 1 }, never],
    shown: unknown,
    end: 'goes-on',
  },
  'system fault': {
    card: 'good',
    orders: [{ fault: 'html-200', step: 'start', times: 1 }, never],
    shown: unknown,
    end: 'goes-on',
  },
};

/** The page as for somebody who comes anew, before a platform. */
async function comeTo(page: Page, platform: OwnPlatform): Promise<void> {
  await site.reset();
  await forget(page);
  await page.reload();
  await page.locator('[data-sample]').first().waitFor({ state: 'attached' });
  await goTo(page, platform);
}

/** Sends a card into the mood; returns what is said of it. */
async function fail(page: Page, card: string, { orders, shown }: Failure): Promise<string> {
  await page.locator('#secret').fill(card);
  await page.locator('#code-verdict').waitFor();
  await site.order(...orders);
  await page.locator('#bind').click();
  await passUntil(page, shown);
  assert.equal(await page.locator('#secret').inputValue(), card, 'the typed text stays');
  return (await page.locator('#code-trouble .trouble-text').textContent()) ?? '';
}

async function ends(page: Page, { end }: Failure): Promise<void> {
  await site.order();
  if (end === 'stays') {
    assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true', 'never the same again');
    return;
  }
  if (end === 'goes-on') {
    // What was lost is asked for, and the card goes out again by itself.
    await passUntil(page, '#step-verify');
  } else {
    await page.locator('#code-trouble button.ghost').click();
  }
  await page.locator('#step-verify').waitFor();
}

for (const platform of Object.keys(cards) as OwnPlatform[]) {
  test(`${platform}: each type of failure is told as what it is, and ends`, () =>
    site.visit({ expect: /ERR_|404|50\d/, clock: true }, async page => {
      const told = new Map<string, string>();
      for (const [name, failure] of Object.entries(failures)) {
        await comeTo(page, platform);
        const text = await fail(page, cards[platform][failure.card], failure);
        assert.ok(text.length > 8, `${name}: ${text}`);
        const steps = await page.locator('#code-trouble .plan li').count();
        assert.ok(steps >= 1, `${name}: there is a next step`);
        told.set(name, text);
        await ends(page, failure);
        assert.equal(site.store.bindings(), 0, name);
      }
      // A page in the place of an answer and no answer at all have one thing to say: that it is not known.
      assert.ok(new Set(told.values()).size >= 4, JSON.stringify([...told]));
    }));
}
