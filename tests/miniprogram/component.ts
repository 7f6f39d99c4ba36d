// The ready component in the two runtimes of WeChat that run offline, each over its own compiler; its script is sealed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeView, GuidanceView } from '../../bindings/miniprogram/component/view.ts';
import { root } from '../../tools/build/paths.ts';
import { installed } from '../consumers/install.ts';
import { filesOf } from './app.ts';
import { type Device, SealedPlace } from './sealed.ts';

export const runtimes = ['simulate: wcc', 'simulate: its own compiler', 'glass-easel'] as const;
export type Runtime = (typeof runtimes)[number];

export interface FieldData {
  readonly value: string;
  readonly note: string;
  readonly view: CodeView;
  readonly guidance: GuidanceView | null;
}

/** A field as a test drives it. */
export interface ShownField {
  readonly data: FieldData;
  readonly place: SealedPlace;
  /** What it has told its page: names and details, in order. */
  readonly told: (readonly [name: string, detail: Record<string, unknown>])[];
  /** What is shown, as text. */
  text(): string;
  count(selector: string): number;
  set(properties: object): Promise<void>;
  /** Sends an event to the first element that matches; it has been handled when that resolves. */
  send(selector: string, event: string, detail?: object): Promise<void>;
  close(): void;
}

export interface ShowOptions {
  readonly properties?: object;
  /** `wx`, as the test has it. */
  readonly wx?: object;
  /** What is done before the field is shown, as app.js does. */
  readonly prepare?: (place: SealedPlace) => void;
  readonly device?: Partial<Device>;
}

export const packages = () => installed('miniprogram', join(root, 'tests/miniprogram/package.json'));
const events = ['change', 'guidance', 'unavailable'];

type Callable = (this: Host, ...args: unknown[]) => unknown;
interface Host {
  setData(data: object): void;
}

/**
 * The runtime tells arrays by their constructor, as it may: in a mini-program all scripts share one realm. Here its realm
 * is another one than the script's, so data is made anew there.
 */
function inHost(method: Callable): Callable {
  return function (this: Host, ...args: unknown[]) {
    const facade = new Proxy(this, {
      get: (host, name) =>
        name === 'setData' ? (data: object) => host.setData(structuredClone(data)) : Reflect.get(host, name),
      set: (host, name, value) => Reflect.set(host, name, value),
    });
    return method.apply(facade, args);
  };
}

const allInHost = (methods: object) =>
  Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, inHost(method as Callable)]));

interface Definition {
  readonly data: object;
  readonly lifetimes: object;
  readonly observers: object;
  readonly methods: object;
}

function hosted(definition: Definition): object {
  return {
    ...definition,
    data: structuredClone(definition.data),
    lifetimes: allInHost(definition.lifetimes),
    observers: allInHost(definition.observers),
    methods: allInHost(definition.methods),
  };
}

/** The component's script, with `Component` of the runtime. */
function runScript(
  { wx = {}, prepare, device }: ShowOptions,
  define: (definition: object) => void,
): SealedPlace {
  const types = { String, Boolean, Object };
  const Component = (definition: Definition) => define(hosted(definition));
  const place = new SealedPlace(
    { platform: 'wechat', answers: 'instance', ...device, globals: { Component, wx, ...types } },
    filesOf('dist'),
  );
  prepare?.(place);
  place.require('cardmend/field/index');
  return place;
}

let browser: { window: Record<string, unknown> } | undefined;

/** Both runtimes draw into a document; the packages look for it in the global scope. */
function useDocument(require: NodeJS.Require): void {
  if (browser !== undefined) return;
  const { JSDOM } = require('jsdom') as { JSDOM: new (html: string) => { window: Record<string, unknown> } };
  browser = new JSDOM('<!doctype html><body></body>');
  for (const name of [
    'window',
    'document',
    'Event',
    'CustomEvent',
    'HTMLElement',
    'Element',
    'Node',
    'MutationObserver',
    'TouchEvent',
  ])
    Object.defineProperty(globalThis, name, {
      value: browser.window[name],
      configurable: true,
      writable: true,
    });
}

export function show(runtime: Runtime, options: ShowOptions = {}): ShownField {
  const require = createRequire(join(packages(), 'package.json'));
  useDocument(require);
  return runtime === 'glass-easel' ? inGlassEasel(require, options) : inSimulate(require, runtime, options);
}

/** The simulator hands events on in a task of their own. */
const handled = () => new Promise<void>(resolve => setTimeout(resolve, 5));

interface Simulated {
  readonly data: FieldData;
  readonly dom: Element;
  attach(parent: Element): void;
  detach(): void;
  setData(data: object): void;
  querySelector(selector: string): { dispatchEvent(name: string, options: object): void } | undefined;
  querySelectorAll(selector: string): readonly unknown[];
  addEventListener(name: string, listener: (event: { detail: Record<string, unknown> }) => void): void;
}

interface Simulate {
  load(path: string, tag: string, options: object): string;
  render(id: string, properties: object): Simulated;
}

function inSimulate(require: NodeJS.Require, runtime: Runtime, options: ShowOptions): ShownField {
  const simulate = require('miniprogram-simulate') as Simulate;
  const global = globalThis as { Component?: (definition: object) => void; cardmendRun?: () => void };
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-field-'));
  let place: SealedPlace | undefined;
  const define = global.Component;
  global.cardmendRun = () => {
    place = runScript(options, definition => define?.(definition));
  };
  try {
    cpSync(join(root, 'dist/miniprogram/field'), join(folder, 'field'), { recursive: true });
    // The simulator requires a script, which would see all of Node: the sealed one takes its place.
    writeFileSync(join(folder, 'field/index.js'), 'cardmendRun();\n');
    const compiler = runtime === 'simulate: wcc' ? 'official' : 'simulate';
    const id = simulate.load(join(folder, 'field/index'), 'field', { compiler, rootPath: folder });
    const field = simulate.render(id, options.properties ?? {});
    const told: ShownField['told'] = [];
    for (const name of events) field.addEventListener(name, ({ detail }) => told.push([name, detail]));
    const parent = document.createElement('div');
    field.attach(parent);
    return {
      told,
      place: place as SealedPlace,
      get data() {
        return field.data;
      },
      text: () => parent.textContent ?? '',
      count: selector => field.querySelectorAll(selector).length,
      set: async properties => {
        field.setData(properties);
        await handled();
      },
      send: async (selector, event, detail = {}) => {
        field.querySelector(selector)?.dispatchEvent(event, { bubbles: true, detail });
        await handled();
      },
      close: () => field.detach(),
    };
  } finally {
    rmSync(folder, { recursive: true });
    delete global.cardmendRun;
  }
}

/** What is used of glass-easel. */
interface GlassElement {
  triggerEvent(name: string, detail: object, options: object): void;
  addListener(name: string, listener: (event: { detail: Record<string, unknown> }) => void): void;
}
interface GlassComponent extends GlassElement {
  readonly data: FieldData;
  readonly $$: Element;
  setData(data: object): void;
  getShadowRoot(): {
    querySelector(selector: string): GlassElement | null;
    querySelectorAll(selector: string): readonly GlassElement[];
  };
}
interface GlassSpace {
  addCompiledTemplate(path: string, template: unknown): void;
  addComponentStaticConfig(path: string, config: object): void;
  componentEnv<T>(path: string, run: (env: { Component(definition: object): void }) => T): T;
}
interface GlassRoot {
  getComponent(): GlassComponent;
  attach(parent: unknown, placeholder: unknown): void;
  release(): void;
}
interface Adapter {
  readonly MiniProgramEnv: new () => {
    associateBackend(): { createRoot(tag: string, space: GlassSpace, path: string): GlassRoot };
    createCodeSpace(id: string, main: boolean): GlassSpace;
  };
}

/** The template compiler's findings; none for a template that is right. */
export function compileForGlassEasel(template: string): {
  readonly findings: readonly unknown[];
  readonly content: unknown;
} {
  const require = createRequire(join(packages(), 'package.json'));
  const { TmplGroup } = require('glass-easel-template-compiler') as {
    TmplGroup: new () => {
      addTmpl(path: string, text: string): readonly unknown[];
      getTmplGenObjectGroups(): string;
    };
  };
  const group = new TmplGroup();
  const findings = group.addTmpl('field/index', template);
  const made = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Record<string, unknown>;
  return { findings, content: made['field/index'] };
}

function inGlassEasel(require: NodeJS.Require, options: ShowOptions): ShownField {
  const { MiniProgramEnv } = require('glass-easel-miniprogram-adapter') as Adapter;
  const env = new MiniProgramEnv();
  const backend = env.associateBackend();
  const space = env.createCodeSpace('app', true);
  const template = readFileSync(join(root, 'dist/miniprogram/field/index.wxml'), 'utf8');
  space.addCompiledTemplate('field/index', { content: compileForGlassEasel(template).content });
  space.addComponentStaticConfig('field/index', { component: true });
  const place = space.componentEnv('field/index', ({ Component }) => runScript(options, Component));
  const made = backend.createRoot('field', space, 'field/index');
  const field = made.getComponent();
  const told: ShownField['told'] = [];
  for (const name of events) field.addListener(name, ({ detail }) => told.push([name, detail]));
  if (options.properties) field.setData(options.properties);
  const parent = document.createElement('div');
  const placeholder = parent.appendChild(document.createElement('span'));
  made.attach(parent, placeholder);
  return {
    told,
    place,
    get data() {
      return field.data;
    },
    text: () => field.$$.textContent ?? '',
    count: selector => field.getShadowRoot().querySelectorAll(selector).length,
    set: async properties => field.setData(properties),
    send: async (selector, event, detail = {}) =>
      field.getShadowRoot().querySelector(selector)?.triggerEvent(event, detail, { bubbles: true }),
    close: () => made.release(),
  };
}
