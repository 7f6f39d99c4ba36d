/** The mini-program's entries: the parts by a path of the package, the whole in a Worker behind messages, and the ready component. */
import { join } from 'node:path';
import type { Checker } from '../../../dist/check.js';
import type { Guiding } from '../../../dist/guide.js';
import type { Cardmend } from '../../../dist/index.js';
import type { Sessions } from '../../../dist/session.js';
import { root } from '../../../tools/build/paths.ts';
import { filesOf } from '../../miniprogram/app.ts';
import { type ShownField, show } from '../../miniprogram/component.ts';
import { SealedPlace } from '../../miniprogram/sealed.ts';
import { type Call, type Calls, handsBack, type Subject, subject } from './call.ts';
import {
  checkerCalls,
  guideCalls,
  ofChecking,
  ofGuiding,
  type Running,
  sessionsCalls,
  smallGuideCalls,
  wholeCalls,
} from './parts.ts';

const jd = { product: 'jd.ecard' } as const;
const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));

const files = { ...filesOf('dist'), '/cardmend_session': join(root, 'dist/miniprogram_session') };
const device = { platform: 'wechat', answers: 'instance' } as const;

interface Parts {
  loadChecker(options: object): Promise<Checker>;
  loadGuide(options: object): Promise<Guiding & Running>;
  loadCardmend(options: object): Promise<Cardmend>;
  loadSessions(options: object): Promise<Sessions>;
}

/** Each part, loaded once: what it holds of one call the next would show. */
async function parts(): Promise<Subject[]> {
  const place = new SealedPlace(device, files);
  const scripts = ['cardmend', '/tools/cardmend/index.js', '/cardmend_session/index.js'];
  const { loadChecker, loadGuide, loadCardmend, loadSessions } = Object.assign(
    {},
    ...scripts.map(script => place.require(script)),
  ) as Parts;
  const [checker, guiding, cardmend, sessions] = await Promise.all([
    loadChecker({ locale: 'en' }),
    loadGuide({ locale: 'en' }),
    loadCardmend({ locale: 'en', wasm: '/tools/cardmend/cardmend.wasm.br' }),
    loadSessions({ locale: 'en', wasm: '/cardmend_session/cardmend-session.wasm.br' }),
  ]);
  const inner = ofChecking;
  return [
    subject({ name: './miniprogram', make: () => checker, calls: checkerCalls, inner }),
    subject({
      name: './miniprogram/guide',
      make: () => guiding,
      calls: smallGuideCalls,
      inner: ofGuiding,
    }),
    subject({ name: './miniprogram/whole', make: () => cardmend, calls: smallCalls, inner }),
    subject({ name: './miniprogram/session', make: () => sessions, calls: sessionsCalls }),
  ];
}

interface Port {
  postMessage(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Two ends between which copies go, in a task of their own. */
function channel(): readonly [Port, Port] {
  const heard: ((message: unknown) => void)[] = [];
  const end = (own: number): Port => ({
    postMessage: message => {
      const copy = JSON.stringify(message);
      setTimeout(() => heard[1 - own]?.(JSON.parse(copy)));
    },
    onMessage: listener => {
      heard[own] = listener;
    },
  });
  return [end(0), end(1)];
}

type Methods =
  | 'check'
  | 'layout'
  | 'keyboard'
  | 'defineProduct'
  | 'wipe'
  | 'explain'
  | 'detect'
  | 'extract'
  | 'dictate';
type Remote = { readonly [M in Methods]: (...args: never[]) => Promise<unknown> };

/** Without the text of 60,000 lines: in a place like this all that is global is asked for slowly. */
const smallCalls = { ...wholeCalls, extract: wholeCalls.extract.slice(0, 2) };

/** Without what throws when it is looked at: it does so where the app's own message is copied. */
const remotable = { ...smallCalls, explain: guideCalls.explain.slice(0, 4) } as unknown as Record<
  keyof Remote,
  readonly Call<unknown>[]
>;

const remoteNames = [
  ...(['check', 'layout', 'keyboard', 'defineProduct', 'wipe'] as const),
  ...(['explain', 'detect', 'extract', 'dictate'] as const),
];

/** What comes over the channel is a copy of the answer, in the caller's hand; a result shows itself to who asks alone. */
const remoteCalls = Object.fromEntries(
  remoteNames.map(name => [name, handsBack(...remotable[name])]),
) as unknown as Calls<Remote>;

function remote(): Remote {
  const [layer, worker] = channel();
  const script = new SealedPlace(device, files).require('/workers/cardmend/whole_worker.js');
  (script as { serve(port: Port, options: object): void }).serve(worker, {
    ...{ locale: 'en', folder: '/workers/cardmend/' },
  });
  const logic = new SealedPlace({ ...device, library: 'without WebAssembly' }, files);
  return (logic.require('cardmend/client') as { connect(port: Port): Remote }).connect(layer);
}

/** A speech plug-in that outlives the field, as all of an app share one. */
const speech = {
  onStop: (_: { result: string }) => {},
  onError: () => {},
  start() {},
  stop() {},
};

interface Shown {
  readonly field: ShownField;
  /** What a phone's clipboard and camera give. */
  given: string;
}

async function shown(): Promise<Shown> {
  const it: { given: string } = { given: '' };
  const wx = {
    getClipboardData: ({ success }: { success(answer: object): void }) => success({ data: it.given }),
    scanCode: ({ success }: { success(answer: object): void }) => success({ result: it.given }),
  };
  const prepare = (place: SealedPlace) => {
    const { configure } = place.require('cardmend/field/session') as { configure(options: object): void };
    const { loadCardmend } = place.require('/tools/cardmend/index.js') as Parts;
    const whole = (locale: string) => loadCardmend({ locale, wasm: '/tools/cardmend/cardmend.wasm.br' });
    configure({ whole, speech });
  };
  const properties = { ...jd, locale: 'en', paste: true, scan: true, speak: true };
  const field = show('glass-easel', { wx, prepare, properties });
  for (let i = 0; i < 200 && field.data.note !== ''; ++i) await pause(10);
  return Object.assign(it, { field });
}

type Uses = Readonly<Record<'type' | 'paste' | 'scan' | 'speak' | 'fail', unknown>>;

const typed = async ({ field }: Shown, ...texts: readonly string[]) => {
  for (const value of texts) await field.send('.input', 'input', { value, cursor: value.length });
  await field.send('.input', 'blur');
  await pause(50);
};

/** What a person does with the field; a page that listens gets the codes as its own. */
const componentCalls: Calls<Uses> = {
  type: [
    (it, { lower, wrong: bad, repaired, labelled }) => typed(it as never, lower, bad, repaired, labelled),
    (it, { part, long }) => typed(it as never, part, long),
    async (it, { code }) => {
      const { field } = it as unknown as Shown;
      await field.set({ product: 'no.such' });
      await typed(it as never, code);
      await field.set(jd);
    },
  ],
  paste: [(it, { labelled }) => tapped(it as never, '.paste', labelled)],
  scan: [(it, { grouped }) => tapped(it as never, '.scan', grouped)],
  speak: [
    async (it, { code }) => {
      const { field } = it as unknown as Shown;
      await field.send('.speak', 'touchstart');
      speech.onStop({ result: [...code].join(' ') });
      await pause(300);
    },
  ],
  fail: [
    async (it, { code, grouped }) => {
      const { field } = it as unknown as Shown;
      await typed(it as never, grouped);
      await field.set({ failure: { platform: 'jd', channel: 'main', code: 'nofind', text: `no ${code}` } });
      await pause(100);
      await field.set({ failure: null });
    },
  ],
};

async function tapped(it: Shown, selector: string, given: string): Promise<void> {
  it.given = given;
  await it.field.send(selector, 'tap');
  await pause(50);
  it.given = '';
}

export async function miniProgramSubjects(): Promise<Subject[]> {
  const uses = { type: 0, paste: 0, scan: 0, speak: 0, fail: 0 };
  return [
    ...(await parts()),
    subject({ name: './miniprogram/client', make: remote, calls: remoteCalls }),
    subject<Uses>({
      name: 'the component',
      make: async () => Object.assign(await shown(), uses),
      calls: componentCalls,
      inner: ['field', 'given'],
      end: it => {
        const { field } = it as unknown as Shown;
        // Events that a page has heard are its own.
        field.told.length = 0;
        field.close();
      },
    }),
  ];
}
