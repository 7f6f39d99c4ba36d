/** What the gateway of the demo reads. Its bodies have 16 KB at most, its headers as much as Node allows. */
import { type Client, cards, openClient } from '../../gateway/client.ts';
import type { Call } from './growth.ts';

const id = '00000000-0000-4000-8000-000000000000';
const key = { 'idempotency-key': '11111111-1111-4111-8111-111111111111' };

export async function gatewayCalls(): Promise<{ shop: Client; calls: readonly Call[] }> {
  const shop = await openClient({ startsPerMinute: 1e9, paceFirstMs: 0, parties: true });
  await shop.signIn();
  await shop.call('PUT', `/attempts/${id}`, { secret: cards.fresh });
  const row = (
    [what, method, path]: readonly [what: string, method: string, path: string],
    body: (text: string) => unknown,
    headers: (text: string) => Readonly<Record<string, string>> = () => ({}),
  ): Call => ({
    ...{ of: 'the gateway', what, length: 3_500 },
    ask: text => () => shop.call(method, path, body(text), headers(text)),
  });
  const calls = [
    row(['a card', 'PUT', `/attempts/${id}`], text => ({ secret: text, number: text, product: text })),
    row(['no JSON', 'PUT', `/attempts/${id}`], text => text),
    row(['deep JSON', 'PUT', `/attempts/${id}`], text => '['.repeat(text.length)),
    row(['fields', 'PUT', `/attempts/${id}`], text =>
      Object.fromEntries(Array.from({ length: text.length / 10 }, (_, i) => [`a${i}`, 1])),
    ),
    row(
      ['an answer', 'POST', `/attempts/${id}/confirm`],
      answer => ({ answer }),
      () => key,
    ),
    row(
      ['a binding', 'POST', '/bindings'],
      secret => ({ secret }),
      () => key,
    ),
    row(['an account', 'POST', '/session'], account => ({ account })),
    row(['faults', 'PUT', '/demo/faults'], fault => ({ orders: [{ fault }] })),
    row(['a report', 'POST', '/parties/jd/reports'], secret => ({
      kind: 'block',
      product: 'jd.ecard',
      secret,
    })),
    row(
      ['a key', 'POST', '/bindings'],
      () => ({ secret: cards.fresh }),
      text => ({
        'idempotency-key': `a-${text.length}-`.repeat(text.length / 8),
      }),
    ),
    row(
      ['a cookie', 'GET', '/session'],
      () => undefined,
      text => ({ cookie: 'a=1;'.repeat(text.length / 5) }),
    ),
  ];
  return { shop, calls };
}
