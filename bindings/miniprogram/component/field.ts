/** A WeChat component: a field for a card's code, with what was changed marked, findings, and guidance after a failure. */
import { type ComponentTextKey, componentTexts } from '#tables/component_texts.ts';
import type { InputWay, Locale } from '#tables/keys.ts';
import type { CheckOptions, CheckResult, NamedCheckOptions } from '../../js/check/types.ts';
import type { Checker } from '../../js/checker.ts';
import type { Evidence, Failure } from '../../js/explain/types.ts';
import type { ComponentEvent, ComponentInstance, SpeechManager, WeChat } from './platform.ts';
import * as session from './session.ts';
import { type CodeView, codeView, emptyView, type GuidanceView, guidanceView } from './view.ts';

declare const wx: WeChat;
declare function Component(definition: object): void;

type Texts = Readonly<Record<ComponentTextKey, string>>;
/** What it speaks unless it is told. */
const firstLocale: Locale = 'zh-CN';
/** A page may set what is no locale. */
const textsOf = (locale: string): Texts =>
  (componentTexts as Readonly<Record<string, Texts>>)[locale] ?? componentTexts[firstLocale];

interface Data {
  readonly product: string;
  readonly field: NonNullable<CheckOptions['field']>;
  readonly locale: Locale;
  readonly failure: Failure | null;
  readonly evidence: Evidence | null;
  readonly value: string;
  readonly texts: Texts;
  readonly view: CodeView;
  readonly guidance: GuidanceView | null;
  /** What the field says of itself; '' for nothing. */
  readonly note: string;
  readonly canSpeak: boolean;
}

interface Field extends ComponentInstance<Data> {
  /** The small part, once it is there. */
  checker: Checker | null;
  way: InputWay;
  result: CheckResult | null;
  /** What the speech plug-in was given to hand a transcript to. */
  heard: SpeechManager['onStop'] | null;
  /** Counts failures: an answer to an earlier one is dropped. */
  asked: number;
  load(): void;
  look(finished: boolean): void;
  show(result: CheckResult): void;
  put(text: string, way: InputWay): void;
  offer(): void;
  explain(): void;
}

/** How a finished text was put in decides which slips are likely. */
const optionsOf = ({ data, way }: Field, finished: boolean): NamedCheckOptions => ({
  product: data.product,
  field: data.field,
  input: way,
  finished,
});

/** Nothing that is typed meanwhile is lost: it is looked at when the part is there. */
function load(this: Field): void {
  const { locale } = this.data;
  const texts = textsOf(locale);
  this.setData({
    texts,
    note: texts.loading,
    canSpeak: session.speech() !== undefined && session.hasWhole(),
  });
  session.checkerOf(locale).then(
    checker => {
      if (locale !== this.data.locale) return;
      this.checker = checker;
      this.setData({ note: '' });
      this.look(false);
      this.explain();
    },
    (error: unknown) => {
      this.setData({ note: texts.unavailable });
      this.triggerEvent('unavailable', { error });
    },
  );
}

function look(this: Field, finished: boolean): void {
  const { value, product } = this.data;
  if (!this.checker || product === '') return;
  if (value === '') {
    this.result = null;
    this.setData({ view: emptyView });
    this.triggerEvent('change', { raw: '', code: '', display: '', verdict: 'empty' });
    return;
  }
  const result = this.checker.check(value, optionsOf(this, finished));
  this.show(result);
  if (finished && result.fullMaySayMore) this.offer();
}

function show(this: Field, result: CheckResult): void {
  const { value } = this.data;
  const { code, display, verdict } = result;
  this.result = result;
  this.setData({ view: codeView(value, result) });
  this.triggerEvent('change', { raw: value, code, display, verdict });
}

/** Corrections come from the whole; where that cannot be had, the field goes on without. */
function offer(this: Field): void {
  if (!session.hasWhole()) return;
  const { value, locale } = this.data;
  session.wholeOf(locale).then(
    whole => {
      if (value === this.data.value) this.show(whole.check(value, optionsOf(this, true)));
    },
    (error: unknown) => this.triggerEvent('unavailable', { error }),
  );
}

function put(this: Field, text: string, way: InputWay): void {
  this.way = way;
  const laid = this.checker?.layout(text, text.length, optionsOf(this, true));
  this.setData({ value: laid?.value ?? text, note: '' });
  this.look(true);
}

function explain(this: Field): void {
  const { failure, evidence, locale } = this.data;
  this.asked += 1;
  const { asked } = this;
  if (!failure) {
    this.setData({ guidance: null });
    return;
  }
  session.guideOf(locale).then(
    guide => {
      if (asked !== this.asked) return;
      const known = this.result ? { check: this.result } : {};
      const explanation = guide.explain(failure, { ...evidence, ...known });
      this.setData({ guidance: guidanceView(explanation) });
      const { cause, retry } = explanation;
      this.triggerEvent('guidance', { cause, retry });
    },
    (error: unknown) => this.triggerEvent('unavailable', { error }),
  );
}

/** Groups are laid out as they are typed; what is returned takes the place of the text. */
function onInput(this: Field, { detail }: ComponentEvent): { value: string; cursor: number } | undefined {
  const { value = '', cursor = value.length } = detail;
  this.way = 'typed';
  const laid = this.checker?.layout(value, cursor, optionsOf(this, false));
  this.setData({ value: laid?.value ?? value });
  this.look(false);
  return laid && { value: laid.value, cursor: laid.caret };
}

function onScan(this: Field): void {
  const { texts } = this.data;
  wx.scanCode({
    scanType: ['qrCode', 'barCode'],
    success: ({ result }) =>
      result === '' ? this.setData({ note: texts['scan-empty'] }) : this.put(result, 'copied'),
    // Who closes the camera has nothing to be told.
    fail: () => {},
  });
}

/** The clipboard is read here alone: because somebody has tapped. */
function onPaste(this: Field): void {
  const { texts } = this.data;
  const refused = () => this.setData({ note: texts['clipboard-refused'] });
  wx.getClipboardData({
    success: ({ data }) => (data === '' ? refused() : this.put(data, 'copied')),
    fail: refused,
  });
}

/** The longest that the plug-in listens, in milliseconds. */
const mostSpeech = 60_000;

function onSpeak(this: Field): void {
  const manager = session.speech();
  if (manager === undefined) return;
  const { texts, locale } = this.data;
  const unheard = () => this.setData({ note: texts['not-heard'] });
  manager.onError = unheard;
  manager.onStop = ({ result: transcript }) => {
    if (transcript === '') unheard();
    else
      session.wholeOf(locale).then(whole => {
        const { readBack, display, code } = whole.dictate(transcript, { ...optionsOf(this, true), locale });
        if (code === '') return unheard();
        this.put(display, 'heard');
        this.setData({ note: texts['read-back'].replace('{code}', readBack.join(' ')) });
      }, unheard);
  };
  this.heard = manager.onStop;
  manager.start({ duration: mostSpeech, lang: locale === 'en' ? 'en_US' : 'zh_CN' });
}

/** Nobody is there any more to whom a transcript could be given; another field may listen. */
function unlisten({ heard }: Field): void {
  const manager = session.speech();
  if (manager === undefined || manager.onStop !== heard) return;
  manager.onError = () => {};
  manager.onStop = () => {};
}

Component({
  options: { styleIsolation: 'isolated' },
  properties: {
    product: { type: String, value: '' },
    field: { type: String, value: 'secret' },
    locale: { type: String, value: firstLocale },
    label: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    scan: { type: Boolean, value: false },
    paste: { type: Boolean, value: false },
    speak: { type: Boolean, value: false },
    failure: { type: Object, value: null },
    evidence: { type: Object, value: null },
  },
  data: {
    value: '',
    texts: componentTexts[firstLocale],
    view: emptyView,
    guidance: null,
    note: '',
    canSpeak: false,
  },
  lifetimes: {
    created(this: Field) {
      this.checker = null;
      this.way = 'mixed';
      this.result = null;
      this.asked = 0;
      this.heard = null;
    },
    attached(this: Field) {
      this.load();
    },
    detached(this: Field) {
      this.checker?.wipe();
      this.result = null;
      // A page may keep a field that is gone, and what listens keeps it for as long as the app lives.
      this.setData({ value: '', note: '', view: emptyView, guidance: null });
      unlisten(this);
    },
  },
  observers: {
    'product, field'(this: Field) {
      this.look(false);
    },
    locale(this: Field, locale: string) {
      if (this.checker && this.checker.locale !== locale) this.load();
    },
    failure(this: Field) {
      this.explain();
    },
  },
  methods: {
    ...{ load, look, show, offer, put, explain, onInput, onScan, onPaste, onSpeak },
    onBlur(this: Field) {
      this.look(true);
    },
    onSpoken() {
      session.speech()?.stop();
    },
    onChoose(this: Field, { currentTarget }: ComponentEvent) {
      this.put(currentTarget?.dataset?.code ?? '', 'typed');
    },
    /** Empties the field, as after a binding. */
    clear(this: Field) {
      this.setData({ value: '', note: '', guidance: null });
      this.look(false);
      this.checker?.wipe();
    },
  },
});
