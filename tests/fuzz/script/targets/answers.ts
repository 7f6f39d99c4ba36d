/** What a gateway, a proxy before it or a client's error says in the place of an answer. */
import assert from 'node:assert/strict';
import { bodyText, codeOf, httpFactsOf } from '../../../../bindings/js/explain/http_error.ts';
import { failureOf } from '../../../../bindings/js/session/runner/failure.ts';
import { meaningsOf } from '../../../../bindings/js/session/runner/meanings.ts';
import { readReply } from '../../../../bindings/js/session/runner/read_reply.ts';
import { failureOfError, failureOfReply } from '../../../../bindings/js/session/runner/told.ts';
import type { Reply } from '../../../../bindings/js/session/transport.ts';
import { answerMeanings } from '../../../../build/generated/ts/session.ts';
import { cases } from '../../../node/vectors.ts';
import { bytesOfText, jsonOf, type MakeTarget, textOf } from '../target.ts';

const intent = '00112233445566778899aabbccddeeff';
const secrets = ['3F2A-90BC-77DE-A41B', '123456'];
const bare = secrets.map(secret => secret.replaceAll('-', ''));
const where = { platform: 'jd', channel: 'app', elapsedMs: 5 };
const now = 1_700_000_000_000;
const jd = meaningsOf('jd');

const extra = [
  {
    status: 400,
    headers: { 'retry-after': '5' },
    text: `{"ok":false,"code":"nofind","text":"no card 3F2A 90BC 77DE A41B"}`,
  },
  { status: 503, headers: {}, text: { code: '3f2a90bc77dea41b', message: { text: '123456' } } },
  {
    name: 'AxiosError',
    message: 'status code 409',
    code: 'ECONNREFUSED',
    response: { status: 409, data: { errors: [{ code: 7 }] } },
  },
  {
    errMsg: 'request:fail time out 3F2A90BC77DEA41B',
    cause: { name: 'AbortError', cause: { code: 'ENOTFOUND' } },
  },
];

/** No text of a failure says what was sent, however it is grouped. */
function saysNothing(told: unknown): void {
  const said = JSON.stringify(told)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  // What `withoutSecrets` looks at stands in one text; digits of two texts beside each other are nobody's.
  for (const text of textsIn(told)) {
    const plain = text.toUpperCase().replaceAll(/[^0-9A-Z\u00c0-\uffff]/g, '');
    for (const secret of bare) assert.ok(!plain.includes(secret) || isSpread(text, secret), said);
  }
}

/** Four signs or more between two characters are no grouping of a code. */
const isSpread = (text: string, secret: string) =>
  !new RegExp([...secret].join('[^0-9A-Za-z\\u00c0-\\uffff]{0,3}'), 'i').test(text);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

/** @param given the text that the reply is of */
function laws(reply: Reply, given: string): void {
  for (const kind of ['start', 'confirm', 'resend', 'ask'] as const) {
    const { means, arrival, step, ...numbers } = readReply(reply, { intent, kind }, jd, now);
    assert.ok(answerMeanings.includes(means), means);
    for (const one of [arrival, step]) assert.ok(one === null || typeof one === 'string');
    for (const number of Object.values(numbers))
      assert.ok(Number.isSafeInteger(number) && number >= -1 && number <= 86_400_000, String(number));
    // Bound is what names this attempt, and nothing else.
    const text = typeof reply?.text === 'string' ? reply.text : given;
    if (means === 'bound')
      assert.ok(text.replaceAll('-', '').toLowerCase().includes(intent), 'bound by chance');
  }
  const told = failureOfReply(reply, where, secrets);
  assert.ok(depthOf(told) <= 3);
  saysNothing(told);
}

export const target: MakeTarget = () => ({
  seeds: [...cases<{ reply: object }>('replies').map(({ reply }) => reply), ...extra].map(reply =>
    bytesOfText(JSON.stringify(reply)),
  ),
  isJson: true,
  run(input) {
    const text = textOf(input);
    const value = jsonOf(text);
    laws((value ?? { status: 200, headers: {}, text }) as Reply, text);
    assert.ok(['not-sent', 'time-out', 'aborted', 'offline', 'reset'].includes(failureOf(value)));
    saysNothing(failureOfError(value, where, secrets));
    const facts = httpFactsOf(value);
    for (const body of [facts?.body, value]) {
      assert.ok(bodyText(body).length <= 8192);
      assert.equal(typeof codeOf(body), 'string');
    }
  },
});
