// An option that is undefined is one that is omitted: to the compiler, under exactOptionalPropertyTypes, and when it runs.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadChecker } from '../../dist/check.js';
import { loadGuide } from '../../dist/guide.js';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { httpTransport, openList } from '../../dist/lists.js';
import type { UseCardmendFieldOptions as ReactOptions } from '../../dist/react.js';
import { card } from '../../dist/schema.js';
import { gatewayTransport, loadSessions } from '../../dist/session.js';
import type { UseCardmendFieldOptions as VueOptions } from '../../dist/vue.js';

const loads = { locale: undefined, wasm: undefined, fallback: undefined };
const raw = '3f2a-90bc-77de-a41b';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend(loads);
});

test('of the loaders', async () => {
  assert.equal(cardmend.locale, 'en');
  const checker = await loadChecker({ ...loads, fullWasm: undefined, profiles: undefined });
  assert.equal((await checker.full()).locale, 'en');
  assert.equal((await loadGuide({ ...loads, wordings: undefined })).runtime, cardmend.runtime);
});

test('of check, layout, keyboard and explain', () => {
  const options = { product: undefined, field: undefined, input: undefined, finished: undefined };
  assert.deepEqual(cardmend.check(raw, options).display, cardmend.check(raw).display);
  assert.deepEqual(cardmend.layout(raw, 3, options), cardmend.layout(raw, 3));
  assert.equal(cardmend.keyboard(options), cardmend.keyboard());
  const said = { platform: 'jd', code: 'nofind' };
  const failure = { ...said, channel: undefined, text: undefined, http: undefined, elapsedMs: undefined };
  const evidence = {
    attempts: undefined,
    check: undefined,
    origin: undefined,
    tried: undefined,
    hour: undefined,
  };
  assert.deepEqual(cardmend.explain(failure, evidence), cardmend.explain(said));
});

test('of a session, its transport and its run', async () => {
  const sessions = await loadSessions(loads);
  const session = await sessions.session({
    ...{ platform: undefined, channel: undefined, account: undefined },
    ...{ store: undefined, now: undefined, random: undefined },
  });
  session.input({ code: raw, number: undefined, verdict: undefined }, { accepted: undefined });
  assert.ok(session.decision.may.submit);
  const asked: unknown[] = [];
  const transport = gatewayTransport({
    ...{ base: undefined, platform: undefined, channel: undefined, headers: undefined },
    fetch: async (url, { body }) => {
      asked.push(url.replace(/\/attempts\/.*/, ''), body);
      return Response.json({ ok: false, code: 'invalid_pin' });
    },
  });
  const run = await session.run(transport, {
    ...{ timeoutMs: undefined, retries: undefined, retryMs: undefined },
    watch: false,
  });
  assert.equal((await run.submit({ secret: raw, number: undefined, product: undefined })).why, 'same-code');
  assert.deepEqual(asked, ['/api/v1', JSON.stringify({ secret: raw })]);
  run.stop();
});

test('of a list', async () => {
  const transport = httpTransport('https://lists.example', { fetch: undefined, timeout: undefined });
  const options = { transport, root: '', product: 'jd.ecard', salt: undefined, set: undefined };
  await assert.rejects(openList({ ...options, now: undefined, kept: undefined }), /this is not-a-list/);
});

test('of a schema and a hook', async () => {
  const schema = card('jd.ecard', {
    strict: undefined,
    optional: undefined,
    locale: undefined,
    load: undefined,
  });
  assert.equal((await schema['~standard'].validate(raw)).issues, undefined);
  const hook: ReactOptions & VueOptions = { product: 'jd.ecard', locale: undefined, checker: undefined };
  assert.equal(hook.locale, undefined);
});
