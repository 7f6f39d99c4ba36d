import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Answer, misuse, pause } from '../answers.ts';
import type { Desk } from '../desk.ts';
import { send } from '../errors.ts';
import { HubRelay } from '../parties/hub_relay.ts';
import { type HubMood, hubMoods } from '../parties/moods.ts';
import type { Parties, Told } from '../parties/parties.ts';
import { forgedCard, listedProducts } from '../parties/seeds.ts';
import { type PlatformId, platformIds } from '../platforms/platforms.ts';
import { object } from './schemas.ts';
import { signedIn } from './session.ts';

const reportParams = object({ platform: { type: 'string', enum: platformIds } });
const reportBody = object({
  kind: { type: 'string', enum: ['block', 'withdraw'] },
  product: { type: 'string', enum: Object.keys(listedProducts) },
  secret: { type: 'string', minLength: 1, maxLength: 512 },
  reason: { type: 'string', enum: ['stolen', 'sold-twice'] },
});
const moodBody = object({ mood: { type: 'string', enum: hubMoods } });

const noCard = misuse(400, 'no-card', 'The secret is no card of that kind by its length.');
const notReported = misuse(404, 'not-reported', 'This account has not reported that card at this platform.');
const taken: Answer = { status: 200, body: { ok: true } };

/** Whom a page follows, and what it may believe. All of it is public. */
const partiesAsTold = ({ parties, lists }: Parties) => ({
  parties: parties.map(({ platform, key }) => ({ platform, id: key.id, key: key.public })),
  lists: [...lists.values()].map(({ product, id, root }) => ({ product, id, root })),
});

/** The desks, where a person reports a card; and whom a page is to follow. */
export function partyRoutes(app: FastifyInstance, desk: Desk): void {
  const { parties } = desk;
  app.get('/parties', async () => ({
    ok: true,
    ...(parties === null ? { parties: [], lists: [] } : partiesAsTold(parties)),
  }));
  if (parties === null) return;

  app.post<{ Params: { platform: PlatformId }; Body: Told }>(
    '/parties/:platform/reports',
    { schema: { params: reportParams, body: reportBody } },
    async (request, reply) => {
      const account = signedIn(request, reply);
      if (account === null) return reply;
      const { platform } = request.params;
      const who = [account.id, `net ${request.ip}`];
      const wait = parties.pace.count(who, desk.settings.now());
      if (wait > 0) return send(reply, pause('toomany', 429, wait, platform));
      const card = await parties.nameOf(request.body);
      if (card === undefined) return send(reply, noCard);
      const done = await parties.take(account.id, platform, card, request.body);
      return send(reply, done === 'nothing' ? notReported : taken);
    },
  );
}

/** What a page follows: the hub's events, and the files of the lists. Neither is asked anything about a card but a range. */
export async function followRoutes(
  app: FastifyInstance,
  parties: Parties,
  folder: string,
): Promise<HubRelay> {
  const relay = new HubRelay(parties.hub.address);
  app.addHook('preClose', async () => relay.close());
  app.get<{ Querystring: { after?: string } }>('/hub/events', (request, reply) => {
    const { after = '0' } = request.query;
    if (!/^\d{1,15}$/.test(after)) {
      send(reply, misuse(400, 'bad-number', 'after must be a number.'));
      return;
    }
    const headers = reply.getHeaders();
    reply.hijack();
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) reply.raw.setHeader(name, value);
    relay.follow(reply.raw, Number(after));
  });
  for (const { product } of parties.lists.values())
    await app.register(fastifyStatic, {
      root: join(folder, 'lists', product, 'public'),
      prefix: `/lists/${product}/`,
      decorateReply: false,
      index: false,
      cacheControl: false,
      // Only this one changes under its name.
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.endsWith('time.json') ? 'no-cache' : 'public, max-age=86400');
      },
    });
  return relay;
}

/** The mood of what stands between the hub and the pages, and what the panel measures by. In demo mode only. */
export function travelRoutes(
  app: FastifyInstance,
  parties: Parties,
  relay: HubRelay,
  now: () => number,
): void {
  const said = () => ({ ok: true, mood: relay.mood, moods: hubMoods, arrivals: parties.arrivals.all });
  app.get('/travel', async () => said());
  app.put<{ Body: { mood: HubMood } }>('/travel', { schema: { body: moodBody } }, async ({ body }) => {
    const card = await parties.nameOf({ secret: forgedCard });
    const key = parties.parties[0]?.key.id;
    relay.set(body.mood, card && key !== undefined ? { ...card, key, now: now() } : undefined);
    return said();
  });
}
