// The module in a Worker, asked from the logic layer by messages: as Alipay has it, over ES5.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartResult } from '../../dist/check.js';
import type { Cardmend, Explanation } from '../../dist/index.js';
import { loadCardmend } from '../../dist/index.js';
import { checkAnswer, explainAnswer } from '../node/answers.ts';
import { type CheckCase, cases, type ExplainCase, optionsOf, rawOf } from '../node/vectors.ts';
import { filesOf } from './app.ts';
import { type Device, type Platform, SealedPlace } from './sealed.ts';

interface Port {
  postMessage(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Two ends between which copies go, in a task of their own. `sent` has all that went either way. */
function channel(): { readonly layer: Port; readonly worker: Port; readonly sent: unknown[] } {
  const sent: unknown[] = [];
  const end = (to: { listener?: (message: unknown) => void }, from: typeof to): Port => ({
    postMessage: message => {
      assert.equal(typeof message, 'object');
      const copy: unknown = structuredClone(JSON.parse(JSON.stringify(message)));
      sent.push(copy);
      setTimeout(() => to.listener?.(copy));
    },
    onMessage: listener => {
      from.listener = listener;
    },
  });
  const [a, b] = [{}, {}];
  return { layer: end(b, a), worker: end(a, b), sent };
}

interface Client {
  check(raw: string, options: object): Promise<PartResult>;
  explain(failure: object, evidence?: object): Promise<Explanation>;
  layout(raw: string, caret: number, options: object): Promise<{ value: string; caret: number }>;
  detect(raw: string): Promise<readonly { product: string }[]>;
}

/** The script of the app's Worker, and what the logic layer talks to it with. */
function open(script: string, device: Partial<Device> = {}, platform: Platform = 'alipay') {
  const { layer, worker, sent } = channel();
  const place = new SealedPlace({ platform, answers: 'instance', ios: true, ...device }, filesOf('dist'));
  const { serve } = place.require(`/workers/cardmend/${script}.js`) as {
    serve(port: Port, options: object): void;
  };
  serve(worker, { locale: 'zh-CN', folder: '/workers/cardmend/' });
  // The logic layer has no WebAssembly at all.
  const logic = new SealedPlace(
    { platform, answers: 'instance', library: 'without WebAssembly' },
    filesOf('dist'),
  );
  const { connect } = logic.require('cardmend/client') as { connect(port: Port): Client };
  return { client: connect(layer), place, layer, sent };
}

const jd = { product: 'jd.ecard' };

test('check, layout and explain answer as elsewhere, the guide being loaded when it is asked for', async () => {
  const here: Cardmend = await loadCardmend({ locale: 'zh-CN' });
  const { client, place } = open('index');
  const some = cases<CheckCase>('check').filter(one => {
    const options = optionsOf(one);
    return 'product' in options && here.products.includes(options.product) && !one.repeat;
  });
  assert.ok(some.length >= 100);
  for (const one of some) {
    const options = optionsOf(one) as { product: string };
    const result = await client.check(rawOf(one), options);
    if (result.fullMaySayMore) continue;
    assert.equal(
      checkAnswer(result, here.products),
      checkAnswer(here.check(rawOf(one), options), here.products),
      one.name,
    );
  }
  assert.equal((await client.layout('3f2a9', 5, jd)).value, '3F2A-9');
  assert.equal(place.instantiated.length, 1);
  for (const { failure, evidence, name } of cases<ExplainCase>('explain').slice(0, 60)) {
    // Messages are copied as JSON is: what that cannot hold does not arrive.
    const copied = JSON.parse(JSON.stringify([failure, evidence ?? {}])) as [object, object];
    const answer = await client.explain(...copied);
    assert.equal(explainAnswer(answer), explainAnswer(here.explain(...copied)), name);
  }
  assert.equal(place.instantiated.length, 2);
});

test('what a method throws arrives with its name, message and reason', async () => {
  const { client } = open('index');
  await assert.rejects(client.check('3F2A', { product: 'no.such' }), {
    name: 'RangeError',
    message: /no product "no\.such"/,
  });
  await assert.rejects(client.detect('3F2A'), {
    name: 'TypeError',
    message: /no detect; it serves another part/,
  });
  const old = open('index', { library: 'without WebAssembly' });
  const error = { name: 'CardmendLoadError', reason: 'unsupported', message: /Alipay base library 2\.9\.7/ };
  await assert.rejects(old.client.check('3F2A', jd), error);
});

test('messages of the app itself pass by at both ends', async () => {
  const { client, layer, sent } = open('index');
  layer.postMessage({ type: 'of the app' });
  layer.postMessage({ cardmend: 'no number', call: 'check', args: [] });
  assert.equal((await client.check('3f2a-90bc-77de-a41b', jd)).verdict, 'valid');
  assert.equal(sent.length, 4);
});

test('the whole in a Worker, in WeChat too', async () => {
  for (const platform of ['alipay', 'wechat'] as const) {
    const { client } = open('whole_worker', {}, platform);
    const [first] = await client.detect('\u4eac\u4e1cE\u5361 3f2a-90bc-77de-a41b');
    assert.equal(first?.product, 'jd.ecard');
    const result = await client.check('3F2A-90BC-77DE-A41S', { ...jd, finished: true });
    assert.ok(result.candidates.length > 0);
  }
});
