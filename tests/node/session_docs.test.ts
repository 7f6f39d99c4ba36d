// What docs/use/session_server.md says of answers is what is read: its codes, statuses and words, and its examples.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { meaningsOf } from '../../bindings/js/session/runner/meanings.ts';
import { readReply } from '../../bindings/js/session/runner/read_reply.ts';
import { platformIds } from '../../build/generated/ts/keys.ts';
import {
  arrivals,
  platformAnswers,
  statusMeanings,
  verificationSteps,
} from '../../build/generated/ts/session.ts';
import { root } from '../../tools/build/paths.ts';
import { blocksOf } from './blocks.ts';

const page = 'docs/use/session_server.md';
const text = readFileSync(join(root, page), 'utf8');
/** The rows of the table whose first heading is this, by its cells. */
const table = (heading: string): readonly (readonly string[])[] => {
  const [, body = ''] = text.split(new RegExp(`^\\| ${heading} .*\\n\\| -.*\\n`, 'm'));
  const rows = body.split('\n\n')[0]?.split('\n') ?? [];
  return rows.map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
};
const words = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

test('the codes of every platform stand in the table by their meanings', () => {
  const [, heading = ''] = /^\| meaning +\|[^|]*\|(.*)\|$/m.exec(text) ?? [];
  const platforms = heading.split('|').map(cell => cell.trim());
  assert.deepEqual([...platforms].sort(), [...platformIds].sort());
  const shown = Object.fromEntries(platforms.map(id => [id, {} as Record<string, string>]));
  for (const [means = '', , ...cells] of table('meaning'))
    for (const [i, cell] of cells.entries()) {
      const codes = words(cell);
      const of = shown[platforms[i] ?? ''];
      if (codes.length > 0 && of) of[means.replaceAll('`', '')] = codes.join(' ');
    }
  assert.deepEqual(shown, platformAnswers);
});

test('the statuses stand there too', () => {
  const shown = table('status').flatMap(([statuses = '', means = '']) =>
    statuses.split(', ').map(range => {
      const [from, to = from] = range.split(' to ').map(Number);
      return [from ?? 0, to ?? 0, means.replaceAll('`', '')] as const;
    }),
  );
  assert.deepEqual(
    shown.sort(([a], [b]) => a - b),
    statusMeanings,
  );
});

test('steps and arrivals are named', () => {
  for (const word of [...verificationSteps, ...arrivals]) assert.ok(text.includes(`\`${word}\``), word);
});

test('its two examples are read as it says, and each state', () => {
  const [going = '', refused = ''] = blocksOf(page).map(({ code }) => code);
  const { attempt } = JSON.parse(going) as { attempt: { id: string } };
  const question = { intent: attempt.id, kind: 'start' } as const;
  const read = (body: string, status = 200) =>
    readReply({ status, text: body }, question, meaningsOf('jd'), 0);
  const waiting = read(going);
  assert.deepEqual(
    [waiting.means, waiting.step, waiting.stepLifeMs, waiting.resendMs, waiting.triesLeft, waiting.arrival],
    ['verify', 'sms-code', 300_000, 60_000, 3, 'at-once'],
  );
  const wrong = read(refused);
  assert.deepEqual([wrong.means, wrong.triesLeft, wrong.waitMs], ['wrong', 2, 3000]);
  const states = table('`state`').map(([state = '']) => state.replaceAll('`', ''));
  assert.deepEqual(
    states.map(state => read(going.replace('"waiting"', `"${state}"`)).means),
    ['verify', 'bound', 'pending', 'over'],
  );
});
