// Every vector in sealed mini-programs: the answers are the native ones, byte for byte.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Checker, loadChecker } from '../../build/test-dist/check.js';
import type { Guiding } from '../../build/test-dist/guide.js';
import type { Cardmend } from '../../build/test-dist/index.js';
import { allQuestions, assertAllNative } from '../node/all_vectors.ts';
import { explainAnswer } from '../node/answers.ts';
import { recordRuntime } from '../node/runtime_records.ts';
import { answersOf } from '../node/vector_answers.ts';
import {
  assertNative,
  type CheckCase,
  cases,
  type ExplainCase,
  nativeAnswers,
  optionsOf,
  rawOf,
  withoutSupport,
} from '../node/vectors.ts';
import { type App, openApp } from './app.ts';
import type { Device } from './sealed.ts';

const devices: readonly Device[] = [
  { platform: 'wechat', answers: 'instance' },
  { platform: 'wechat', answers: '{ instance }', ios: true },
  { platform: 'wechat', answers: 'instance', library: 'without WebAssembly' },
  { platform: 'douyin', answers: '{ instance }', ios: true },
  { platform: 'alipay', answers: 'instance', ios: true },
  { platform: 'alipay', answers: '{ instance }' },
];

/** All that an answer of the small part says. */
function said(result: ReturnType<Checker['check']>): string {
  const { verdict, product, code, display, number, findings, edits, doubts, fullMaySayMore } = result;
  return JSON.stringify({ verdict, product, code, display, number, findings, edits, doubts, fullMaySayMore });
}

/** Which device, in words. */
const nameOf = ({ platform, answers, ios, library }: Device) =>
  [platform, `answers ${answers}`, ...(ios ? ['iOS'] : []), ...(library ? [library] : [])].join(', ');

for (const device of devices) {
  describe(nameOf(device), () => {
    let app: App;
    let whole: Cardmend;
    let checker: Checker;
    let guide: Guiding;
    before(async () => {
      app = openApp(device);
      whole = await app.loads.loadCardmend(app.options.whole);
      checker = await app.loads.loadChecker(app.options.check);
      guide = await app.loads.loadGuide(app.options.guide);
    });

    // Among them known codes, in files that were made in another realm.
    test('every vector', () => {
      const answers = answersOf(whole, allQuestions());
      assert.ok(assertAllNative(answers) >= 2000);
      recordRuntime(`mini-program: ${nameOf(device)}`, answers);
    });

    test('the small part: check, layout and keyboard are those of the web, texts included', async () => {
      const web = await loadChecker({ locale: 'zh-CN' });
      for (const one of cases<CheckCase>('check')) {
        const options = optionsOf(one);
        const raw = rawOf(one);
        if (!('product' in options)) continue;
        assert.equal(said(checker.check(raw, options)), said(web.check(raw, options)), one.name);
        assert.deepEqual({ ...checker.layout(raw, 3, options) }, web.layout(raw, 3, options), one.name);
        assert.equal(checker.keyboard(options), web.keyboard(options), one.name);
      }
    });

    test('explain, by the guide', () => {
      const all = cases<ExplainCase>('explain');
      const given = all.map(({ failure, evidence }) => explainAnswer(guide.explain(failure, evidence)));
      assertNative(all, given, withoutSupport(nativeAnswers('explain')));
    });

    test('each part was started once, by its path in the package, or its program stood in', () => {
      const stands = device.library !== undefined;
      assert.equal(app.place.instantiated.length, stands ? 0 : 3);
      for (const part of [whole, checker, guide]) {
        assert.equal(part.runtime, stands ? 'javascript' : 'wasm');
        assert.equal(part.fallbackReason?.reason, stands ? 'unsupported' : undefined);
      }
    });
  });
}
