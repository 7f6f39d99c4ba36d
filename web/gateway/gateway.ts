import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { misuse } from './answers.ts';
import type { Desk } from './binding.ts';
import { addErrorAnswers, send } from './errors.ts';
import { inflictFaults } from './faults/plugin.ts';
import { addSecurityHeaders } from './headers.ts';
import { bearLoad } from './load/plugin.ts';
import { type GatewayOptions, type Settings, settle } from './options.ts';
import type { HubRelay } from './parties/hub_relay.ts';
import type { Parties } from './parties/parties.ts';
import { attemptRoutes } from './routes/attempts.ts';
import { bindingRoutes } from './routes/bindings.ts';
import { demoRoutes } from './routes/demo.ts';
import { moodRoutes } from './routes/mood.ts';
import { pageRoutes } from './routes/pages.ts';
import { followRoutes, partyRoutes, travelRoutes } from './routes/parties.ts';
import { addAccounts, demoSignIn, sessionRoutes } from './routes/session.ts';
import { type Keyring, openKeyring } from './secrets.ts';
import { openOutbox } from './sms.ts';
import { openStore, type Store } from './store/open.ts';
import { sow } from './store/seed.ts';

export interface Gateway {
  /** Port 0 takes a free one. Returns the address, as `http://127.0.0.1:8080`. Rejects with EADDRINUSE. */
  listen(port: number, host?: string): Promise<string>;
  close(): Promise<void>;
  readonly smsLog: string;
}

/**
 * Opens the shop's binding end: a server over a folder that holds its whole state. Two gateways may share a folder.
 * Requests are not logged: their bodies hold secrets.
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const settings = settle(options);
  const store = openStore(settings.folder, settings.synchronous);
  const keys = openKeyring(join(settings.folder, 'gateway.key'));
  const outbox = openOutbox(settings.folder, settings.onSms);
  sow(store, keys, settings.now());
  const parties = await partiesOf(settings, store, keys);
  const desk: Desk = { store, keys, outbox, settings, parties };

  const app = fastify({
    logger: false,
    bodyLimit: 16 * 1024,
    requestTimeout: 20_000,
    forceCloseConnections: true,
    // Nonsense is refused, not bent into shape.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allowUnionTypes: true } },
  });
  addSecurityHeaders(app);
  addErrorAnswers(app, settings);
  const relay = parties && (await followRoutes(app, parties, settings.folder));
  await app.register(api(desk, relay), { prefix: '/api/v1' });
  if (settings.pages !== null) await pageRoutes(app, settings.pages);

  return {
    listen: (port, host = '127.0.0.1') => app.listen({ port, host }),
    async close() {
      await app.close();
      await parties?.close();
      store.close();
    },
    smsLog: outbox.path,
  };
}

/** Loaded only where it is asked for: it stands on tables that the build makes. Without it cards are bound all the same. */
async function partiesOf(settings: Settings, store: Store, keys: Keyring): Promise<Parties | null> {
  if (!settings.parties) return null;
  try {
    const { openParties } = await import('./parties/parties.ts');
    return await openParties(settings, store, keys);
  } catch (error) {
    settings.onError(`parties: ${(error as Error).message}`);
    return null;
  }
}

function api(desk: Desk, relay: HubRelay | null) {
  return async (app: FastifyInstance): Promise<void> => {
    app.decorateRequest('smsWorks', true);
    app.decorateRequest('faultAfter', null);
    refuseStrangers(app);
    addAccounts(app, desk);
    const { demo } = desk.settings;
    if (demo) bearLoad(app, desk);
    const struck = demo ? inflictFaults(app, desk) : null;
    app.get('/health', async () => ({ ok: true, demo }));
    sessionRoutes(app, desk);
    attemptRoutes(app, desk);
    bindingRoutes(app, desk);
    partyRoutes(app, desk);
    if (struck !== null) {
      demoSignIn(app, desk);
      const prefix = '/demo';
      await app.register(async routes => demoRoutes(routes, desk), { prefix });
      await app.register(async routes => moodRoutes(routes, desk, struck), { prefix });
      const { parties, settings } = desk;
      if (parties !== null && relay !== null)
        await app.register(async routes => travelRoutes(routes, parties, relay, settings.now), { prefix });
    }
  };
}

/** Turns away queries, where a secret would end up in histories, and writes from another site's page. */
function refuseStrangers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.includes('?'))
      return send(reply, misuse(400, 'no-query', 'The API takes nothing in the query.'));
    const { origin, host } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
      return send(reply, misuse(403, 'other-origin', 'Only pages of this origin may ask.'));
    }
  });
}
