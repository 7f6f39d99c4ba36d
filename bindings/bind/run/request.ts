/** The request of a card, by the plan. */
import type { Code } from '../journal/keys.ts';
import type { Claimed } from '../journal/types.ts';
import { type Filling, namesIn, type Outgoing, outgoing } from '../plan/template.ts';
import type { Plan, RequestPlan } from '../plan/types.ts';

/** Placeholders that only whoever has the code can fill. */
const ofCode = ['number', 'secret'];

export const needsCode = ({ url, headers, body }: RequestPlan): boolean =>
  namesIn([url, headers, body]).some(name => ofCode.includes(name));

/** @param code null where the question needs none */
export function fillingOf(plan: Plan, card: Claimed, code: Code | null): Filling {
  const account = plan.accounts.find(({ id }) => id === card.account);
  return {
    ...account?.values,
    number: code?.number ?? '',
    secret: code?.secret ?? '',
    product: card.product,
    value: card.value === null ? '' : String(card.value / 100),
    row: String(card.line),
    key: card.key,
    account: card.account,
  };
}

/** What is sent with a card is never what is shown: codes and what the environment gave are dots. */
export function shownRequest(plan: Plan, request: RequestPlan, card: Claimed): Outgoing {
  const dots = '\u2022\u2022\u2022\u2022';
  const values = plan.accounts.find(({ id }) => id === card.account)?.values ?? {};
  const filling = {
    ...fillingOf(plan, card, null),
    ...Object.fromEntries(Object.keys(values).map(name => [name, dots])),
    ...{ number: dots, secret: card.shown },
  };
  const mask = (text: string): string =>
    plan.secrets.reduce((masked, secret) => masked.replaceAll(secret, dots), text);
  const masked: RequestPlan = JSON.parse(JSON.stringify(request), (_, value: unknown) =>
    typeof value === 'string' ? mask(value) : value,
  ) as RequestPlan;
  const out = outgoing(masked, filling);
  // Headers are of ASCII: what was masked shows as nothing there.
  return { ...out, url: decodeURI(out.url) };
}
