// The ready component for WeChat: what it shows, what it tells, and what it asks of the phone only after a tap.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Cardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import {
  compileForGlassEasel,
  type Runtime,
  runtimes,
  type ShownField,
  type ShowOptions,
  show,
} from './component.ts';
import { compile } from './official.ts';

const field = join(root, 'dist/miniprogram/field');
const jd = { product: 'jd.ecard' };

/** Until it is so; the parts are loaded, and answers come as promises. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200; ++i) {
    if (holds()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  assert.fail(`never: ${what}`);
}

const type = (shown: ShownField, value: string): Promise<void> =>
  shown.send('.input', 'input', { value, cursor: value.length });

/** What each runtime shows alike. */
const behaviours: (readonly [name: string, holds: (runtime: Runtime) => Promise<void>])[] = [];
const behaviour = (...row: (typeof behaviours)[number]) => behaviours.push(row);

/** A field whose small part is there. */
async function ready(runtime: Runtime, options: ShowOptions = {}): Promise<ShownField> {
  const shown = show(runtime, { ...options, properties: { ...jd, ...options.properties } });
  await until('the part is loaded', () => shown.data.note === '');
  return shown;
}

behaviour('what was changed is marked, and said', async runtime => {
  const shown = await ready(runtime);
  await type(shown, '3f2a\uff0d9Obc 77DE.A41B');
  assert.equal(shown.data.value, '3F2A-9OBC-77DE-A41B');
  assert.equal(shown.data.view.verdict, 'repaired');
  assert.equal(shown.count('.changed'), 1);
  assert.match(shown.text(), /3F2A-9.*0.*BC-77DE-A41B/s);
  assert.match(shown.text(), /\u5916\u5f62\u76f8\u8fd1\u7684 0/);
  const [name, detail] = shown.told.at(-1) ?? [];
  assert.equal(name, 'change');
  assert.deepEqual(
    { ...detail },
    {
      raw: '3F2A-9OBC-77DE-A41B',
      code: '3F2A90BC77DEA41B',
      display: '3F2A-90BC-77DE-A41B',
      verdict: 'repaired',
    },
  );
  shown.close();
});

behaviour('a right code is marked nowhere; an emptied field is empty again', async runtime => {
  const shown = await ready(runtime);
  await type(shown, '3F2A-90BC-77DE-A41B');
  assert.equal(shown.data.view.verdict, 'valid');
  assert.equal(shown.count('.changed'), 0);
  await type(shown, '');
  assert.equal(shown.data.view.verdict, 'empty');
  assert.equal(shown.count('.cell'), 0);
  shown.close();
});

behaviour('findings are told, in the language that was chosen', async runtime => {
  const shown = await ready(runtime, { properties: { locale: 'en' } });
  await type(shown, '3F2A-90BC-77DE-K41B');
  assert.equal(shown.data.view.verdict, 'doubtful');
  assert.match(shown.text(), /[A-Z][a-z]+ .*K/);
  assert.equal(shown.count('.finding'), 1);
  shown.close();
});

behaviour('what is typed before the part is there is looked at when it is', async runtime => {
  const shown = show(runtime, { properties: jd });
  assert.notEqual(shown.data.note, '');
  await type(shown, '3f2a90bc77dea41b');
  await until('the part is loaded', () => shown.data.view.verdict === 'valid');
  shown.close();
});

behaviour('a failure brings guidance, with what the code said; none takes it away', async runtime => {
  const shown = await ready(runtime);
  await type(shown, '3F2A-90BC-77DE-A41B');
  await shown.set({ failure: { platform: 'jd', code: 'nofind' } });
  await until('guidance', () => shown.data.guidance !== null);
  assert.ok((shown.data.guidance?.steps.length ?? 0) > 0);
  assert.ok(shown.count('.step') > 0);
  assert.equal(shown.told.at(-1)?.[0], 'guidance');
  await shown.set({ failure: null });
  assert.equal(shown.data.guidance, null);
  assert.equal(shown.count('.guidance'), 0);
  shown.close();
});

behaviour('the clipboard is read after a tap alone, and a refusal is said', async runtime => {
  let reads = 0;
  let refuses = false;
  const getClipboardData = ({
    success,
    fail,
  }: {
    success(answer: object): void;
    fail(error: object): void;
  }) => {
    reads += 1;
    if (refuses) fail({ errMsg: 'getClipboardData:fail auth deny' });
    else success({ data: '3f2a 90bc 77de a41b' });
  };
  const shown = await ready(runtime, { properties: { paste: true }, wx: { getClipboardData } });
  await type(shown, '3F2A');
  await shown.send('.input', 'blur');
  await shown.set({ failure: { platform: 'jd', code: 'nofind' } });
  assert.equal(reads, 0);
  await shown.send('.paste', 'tap');
  assert.equal(reads, 1);
  assert.equal(shown.data.value, '3F2A-90BC-77DE-A41B');
  assert.equal(shown.data.view.verdict, 'valid');
  refuses = true;
  await shown.send('.paste', 'tap');
  assert.match(shown.data.note, /\u526a\u8d34\u677f/);
  assert.equal(shown.data.value, '3F2A-90BC-77DE-A41B');
  shown.close();
});

behaviour('what is scanned is put in; a closed camera changes nothing', async runtime => {
  let answer: string | null = '3F2A90BC77DEA41B';
  const scanCode = ({ success, fail }: { success(answer: object): void; fail(error: object): void }) =>
    answer === null ? fail({ errMsg: 'scanCode:fail cancel' }) : success({ result: answer });
  const shown = await ready(runtime, { properties: { scan: true }, wx: { scanCode } });
  await shown.send('.scan', 'tap');
  assert.equal(shown.data.value, '3F2A-90BC-77DE-A41B');
  answer = null;
  await shown.send('.scan', 'tap');
  assert.equal(shown.data.value, '3F2A-90BC-77DE-A41B');
  assert.equal(shown.data.note, '');
  answer = '';
  await shown.send('.scan', 'tap');
  assert.notEqual(shown.data.note, '');
  shown.close();
});

behaviour('ways that the page did not ask for are not offered', async runtime => {
  const shown = await ready(runtime);
  for (const way of ['.scan', '.paste', '.speak']) assert.equal(shown.count(way), 0, way);
  shown.close();
});

behaviour(
  'with the whole: corrections when the person is done, and speech that is read back',
  async runtime => {
    const manager = {
      onStop: (_: { result: string }) => {},
      onError: (_: unknown) => {},
      started: [] as object[],
      stops: 0,
      start: (options: object) => manager.started.push(options),
      stop: () => {
        manager.stops += 1;
      },
    };
    const shown = await ready(runtime, {
      properties: { speak: true },
      prepare: place => {
        const { configure } = place.require('cardmend/field/session') as {
          configure(options: object): void;
        };
        const { loadCardmend } = place.require('/tools/cardmend/index.js') as {
          loadCardmend(options: object): Promise<Cardmend>;
        };
        configure({
          speech: manager,
          whole: (locale: string) => loadCardmend({ locale, wasm: '/tools/cardmend/cardmend.wasm.br' }),
        });
      },
    });
    await type(shown, '3F2A-90BC-77DE-A41S');
    await shown.send('.input', 'blur');
    await until('corrections', () => shown.count('.candidate') > 0);
    await shown.send('.candidate', 'tap');
    assert.notEqual(shown.data.value, '3F2A-90BC-77DE-A41S');
    assert.equal(shown.count('.speak'), 1);
    await shown.send('.speak', 'touchstart');
    await shown.send('.speak', 'touchend');
    assert.deepEqual(
      [...manager.started.map(options => ({ ...options }))],
      [{ duration: 60_000, lang: 'zh_CN' }],
    );
    assert.equal(manager.stops, 1);
    manager.onStop({
      result: '\u4e09 F \u4e8c A \u516b\u4e00 1 C \u96f6\u4e03\u4e03 D \u56db\u4e5d\u96f6 B \u4e00 2',
    });
    await until('it was heard', () => shown.data.note !== '');
    assert.match(shown.data.value, /^3F2A-811C/);
    manager.onError({ retcode: -30003 });
    assert.match(shown.data.note, /\u6ca1\u6709\u542c\u6e05/);
    shown.close();
  },
);

behaviour(
  'a base library that is too old: the field takes text, says so, and tells the page',
  async runtime => {
    const shown = show(runtime, { properties: jd, device: { library: 'without WebAssembly' } });
    await until('the page is told', () => shown.told.some(([name]) => name === 'unavailable'));
    await type(shown, '3f2a90bc');
    assert.equal(shown.data.value, '3f2a90bc');
    assert.match(shown.data.note, /\u6682\u65f6\u65e0\u6cd5\u68c0\u67e5/);
    shown.close();
  },
);
for (const runtime of runtimes) {
  for (const [name, holds] of behaviours) test(`${runtime}: ${name}`, () => holds(runtime));
}

test('the official compilers have nothing to say of the template and the styles, and would', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-wcc-'));
  try {
    writeFileSync(join(folder, 'bad.wxml'), '<view wx:if="{{a"></div>');
    writeFileSync(join(folder, 'bad.wxss'), '.a { color: red; ');
    assert.deepEqual(compile('wcc', ['-d', 'index.wxml'], field), { said: '', status: 0 });
    assert.notEqual(compile('wcc', ['-d', 'bad.wxml'], folder).status, 0);
    assert.deepEqual(compile('wcsc', ['-lc', 'index.wxss'], field), { said: '', status: 0 });
    assert.match(compile('wcsc', ['-lc', 'bad.wxss'], folder).said, /ERR/);
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.deepEqual(compileForGlassEasel(readFileSync(join(field, 'index.wxml'), 'utf8')).findings, []);
  assert.notDeepEqual(compileForGlassEasel('<view wx:if="{{a"></div>').findings, []);
});
