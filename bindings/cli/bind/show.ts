/** `--dry-run`: what would be sent, masked; nothing is asked and nothing is written. */
import type { Claimed } from '../../bind/journal/types.ts';
import type { Plan } from '../../bind/plan/types.ts';
import { shownRequest } from '../../bind/run/request.ts';
import type { Say } from '../texts.ts';
import type { CardRow, LeftOut } from './rows.ts';

/** So many requests are shown. */
const mostShown = 3;

function asClaimed({ card }: CardRow, account: string): Claimed {
  return { ...card, n: 0, account, asks: false, tries: 1, sends: 0 };
}

/** What fits under the ceiling of the plan's accounts, filled in their order. */
function roomOf({ accounts, ceiling }: Plan, rows: readonly { readonly value: number | null }[]): number {
  const open = accounts.map(() => ({ cards: 0, sum: 0 }));
  let fitting = 0;
  for (const { value } of rows) {
    const room = open.find(
      ({ cards, sum }) =>
        (ceiling.cards === null || cards < ceiling.cards) &&
        (ceiling.sum === null || sum + (value ?? 0) <= ceiling.sum),
    );
    if (room === undefined) continue;
    room.cards += 1;
    room.sum += value ?? 0;
    fitting += 1;
  }
  return fitting;
}

export async function dryRun(
  rows: AsyncIterable<CardRow>,
  leftOut: LeftOut,
  plan: Plan,
  say: Say,
): Promise<void> {
  const values: { value: number | null }[] = [];
  const [account = { id: '' }] = plan.accounts;
  for await (const row of rows) {
    values.push({ value: row.card.value });
    if (values.length > mostShown) continue;
    const { method, url, headers, body } = shownRequest(plan, plan.bind, asClaimed(row, account.id));
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
    console.log([`${method} ${url}`, ...lines, ...(body === null ? [] : [`  ${body}`])].join('\n'));
  }
  console.log(say('cli.bind-would', { count: values.length, platform: plan.platform }));
  const fitting = roomOf(plan, values);
  if (fitting < values.length) console.log(say('cli.bind-over', { count: values.length - fitting }));
  tellLeftOut(leftOut, say);
}

export function tellLeftOut(leftOut: LeftOut, say: Say): void {
  for (const why of ['verdict', 'empty', 'again', 'value'] as const)
    if (leftOut[why] > 0) console.error(say(`cli.bind-out-${why}`, { count: leftOut[why] }));
}
