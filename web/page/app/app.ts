import type { ExtractedCard, Locale } from '../../../bindings/js/types.ts';
import { announcer } from '../base/announcer.ts';
import { type ModuleState, moduleLoader } from '../base/cardmend_loader.ts';
import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { client } from '../bind/client.ts';
import { Flow } from '../bind/flow.ts';
import { watchNetwork } from '../bind/network.ts';
import { signIn } from '../bind/session.ts';
import { cardFace } from '../code/face.ts';
import { readingInWords } from '../code/feedback.ts';
import { Dictation } from '../dictation/dictation.ts';
import { DictationView } from '../dictation/view.ts';
import { guidanceActions } from '../explain/actions.ts';
import { notesOn } from '../explain/trouble_view.ts';
import type { Choice } from '../product/catalog.ts';
import { loadNames, type ProductName, unnamed } from '../product/names.ts';
import { Entry } from '../reading/entry.ts';
import { type Flaw, flawOf, submissionOf } from '../reading/reading.ts';
import { advice, type CodeModel, codeForm } from '../steps/code_form.ts';
import { doneView } from '../steps/done_view.ts';
import { smsForm } from '../steps/sms_form.ts';
import { renderStaticText } from '../texts/static_text.ts';
import { type Translate, translator } from '../texts/translate.ts';
import { keepPreferences, type Preferences, readPreferences } from './preferences.ts';

/** What the demo's aids may do to the page, and learn of it. */
export interface App {
  /** Puts a text in, for a form that is set to `choice`. */
  fillCode(text: string, choice: Choice): void;
  fillSms(code: string): void;
  readonly step: () => Flow['state']['step'];
  /** Called now and after every change, in the language of the moment. */
  onRender(listener: (t: Translate) => void): void;
}

/** Puts the page together: one state, drawn anew after each change. */
export function openApp(): App {
  let preferences: Preferences = readPreferences();
  let t = translator(preferences.locale);
  let module: ModuleState = { status: 'loading' };
  let name: ProductName = unnamed;
  const entry = new Entry();
  /** A card of the list is being put into the field: that is no typing. */
  let picking = false;
  let flaw: Flaw | null = null;
  let doubtAccepted = false;
  let sentAt = 0;
  const listeners: ((t: Translate) => void)[] = [];
  const loadModule = moduleLoader();
  const voice = announcer(byId('polite'), byId('assertive'));
  const session = signIn();
  const flow = new Flow({
    // A quick press must not overtake the sign-in.
    client: { ...client, start: (id, card) => session.then(() => client.start(id, card)) },
    newId: () => crypto.randomUUID(),
    now: Date.now,
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
    onChange: () => flowChanged(),
  });
  let before = flow.state;

  const guidance = guidanceActions(flow, key =>
    voice.politely(key === 'facts.again' ? `${t(key)} ${advice(model(), t)?.message ?? ''}` : t(key)),
  );
  const code = codeForm({
    changed: raw => typed(() => entry.type(raw)),
    numberChanged: raw => typed(() => entry.typeNumber(raw)),
    pick: card => pick(card),
    choose(product) {
      choose(product);
      code.field.focus();
    },
    lookForOther: () => face.focusChooser(),
    submit: () => submitCode(),
    signIn: () => void signInAgain(),
    retry: () => void flow.bind(submissionOf(entry.reading)),
    ...guidance,
    acceptDoubt: () => {
      doubtAccepted = !doubtAccepted;
      flaw = null;
      render();
    },
  });
  const sms = smsForm({
    changed: () => {
      flow.forgetTrouble();
      render();
    },
    submit: value => void flow.confirm(value),
    resend: () => void flow.resend(),
    back: () => startOver(),
    signIn: () => void signInAgain(),
    ...guidance,
  });
  const done = doneView({
    another: () => {
      startOver();
      if (entry.list.length > 0) code.cardList.focus();
    },
  });
  const dictation = new Dictation({
    cardmend: () => (module.status === 'ready' ? module.cardmend : null),
    choice: () => entry.reading.choice,
    locale: () => preferences.locale,
    fill(display) {
      code.field.put(display);
      code.field.focus();
    },
    changed: () => render(),
  });
  const spoken = new DictationView(dictation);
  const face = cardFace({ chosen: choice => choose(choice), tell: text => voice.politely(text) });

  const model = (): CodeModel => ({
    entry,
    name,
    module,
    flow: flow.state,
    flaw,
    doubtAccepted,
    now: Date.now(),
    locale: preferences.locale,
  });

  function render(): void {
    const { step, attempt, asked } = flow.state;
    for (const name of ['code', 'sms', 'done'] as const) {
      setAttr(byId(`step-${name}`), 'hidden', step !== name);
      const mark = document.querySelector(`.steps [data-step=${name}]`);
      if (mark !== null) setAttr(mark, 'aria-current', step === name ? 'step' : null);
    }
    document.body.dataset.step = step;
    face.render({ reading: entry.reading, flow: flow.state, locale: preferences.locale, name }, t);
    code.render(model(), t);
    spoken.render(t, flow.state.busy !== null, entry.reading.cards.length > 0);
    sms.render(model(), sentAt, t);
    done.render({ ...flow.state, asked }, t('done.lead', { phone: attempt?.phone ?? '' }));
    for (const listener of listeners) listener(t);
  }

  /** What was entered has changed: what was said of the old is over. */
  function typed(change: () => void): void {
    if (picking) return;
    change();
    flaw = null;
    doubtAccepted = false;
    flow.forgetTrouble();
    render();
    voice.politely(readingInWords(entry.reading, name, t));
  }

  function serveFields(): void {
    const { choice, product } = entry.reading;
    const cardmend = module.status === 'ready' ? module.cardmend : null;
    code.field.serve(cardmend, choice);
    code.number.field.serve(cardmend, product ?? 'detect');
  }

  function choose(choice: Choice): void {
    typed(() => entry.choose(choice));
    serveFields();
  }

  function pick(card: ExtractedCard): void {
    const text = entry.pick(card);
    picking = true;
    serveFields();
    code.field.put(text);
    picking = false;
    typed(() => entry.place(code.field.raw));
  }

  function submitCode(): void {
    if (!code.ready(model(), t)) return;
    flaw = flawOf(entry.reading, doubtAccepted);
    if (flaw === null) return void flow.bind(submissionOf(entry.reading));
    render();
    voice.now(t(`error.${flaw}`));
    const { result } = entry.reading;
    const span = result?.findings.find(finding => finding.span[1] > finding.span[0])?.span;
    if (flaw === 'number' || flaw === 'number-wrong') code.number.field.focus();
    else if (flaw === 'several') code.cardList.focus();
    else if (span !== undefined) code.field.select(span);
    else code.field.focus();
  }

  /** Draws, and takes the person to what is new: a step, or a trouble. */
  function flowChanged(): void {
    const { state } = flow;
    const last = before;
    before = state;
    if (state.attempt?.id !== last.attempt?.id || state.resentAt !== last.resentAt) {
      sentAt = Date.now();
    }
    if (state.step === 'done' && last.step !== 'done') forgetCode();
    render();
    if (state.step !== last.step) {
      if (state.step === 'sms') sms.focus();
      else if (state.step === 'done') done.focus();
      else code.field.focus();
      byId('card').scrollIntoView({ block: 'start' });
    }
    if (state.resentAt !== last.resentAt && state.resentAt !== null) voice.now(t('sms.resent'));
    if (state.trouble !== null && state.trouble.serial !== last.trouble?.serial) tellTrouble();
  }

  function tellTrouble(): void {
    const { trouble, step } = flow.state;
    const given = advice(model(), t);
    if (trouble === null || given === null) return;
    voice.now([given.message, ...notesOn(trouble, t)].join(' '));
    if (step === 'sms') sms.focusTrouble();
    else code.focusTrouble();
  }

  /** The card is bound: its code is nowhere needed any more. */
  function forgetCode(): void {
    byId<HTMLTextAreaElement>('secret').value = '';
    byId<HTMLInputElement>('number').value = '';
    entry.forget();
    serveFields();
    sms.clear();
    if (module.status === 'ready') module.cardmend.wipe();
  }

  function startOver(): void {
    dictation.cancel();
    sms.clear();
    flow.restart();
  }

  async function signInAgain(): Promise<void> {
    await signIn();
    if (flow.state.trouble?.outcome === 'unknown') return flow.ask();
    flow.forgetTrouble();
  }

  async function applyLocale(): Promise<void> {
    const { locale } = preferences;
    t = translator(locale);
    renderStaticText(locale, t);
    setAttr(byId('locale-zh'), 'aria-pressed', String(locale === 'zh-CN'));
    setAttr(byId('locale-en'), 'aria-pressed', String(locale === 'en'));
    render();
    const [loaded, names] = await Promise.all([loadModule(locale), loadNames(locale)]);
    if (preferences.locale !== locale) return; // Switched again meanwhile.
    module = loaded;
    name = names;
    // Typed before this script ran.
    if (entry.reading.raw !== code.field.raw) entry.type(code.field.raw);
    entry.adopt(module.status === 'ready' ? module.cardmend : null);
    serveFields();
    render();
    if (entry.reading.raw !== '') voice.politely(readingInWords(entry.reading, name, t)); // not told yet
  }

  function prefer(patch: Partial<Preferences>): void {
    preferences = { ...preferences, ...patch };
    keepPreferences(preferences);
  }

  function applySize(): void {
    document.documentElement.dataset.size = preferences.large ? 'large' : 'plain';
    setAttr(byId('large'), 'aria-checked', String(preferences.large));
  }

  const speak = (locale: Locale) => (): void => {
    prefer({ locale });
    void applyLocale();
  };
  byId('locale-zh').addEventListener('click', speak('zh-CN'));
  byId('locale-en').addEventListener('click', speak('en'));
  byId('large').addEventListener('click', () => {
    prefer({ large: !preferences.large });
    applySize();
  });
  setInterval(() => {
    if (flow.state.trouble !== null || flow.state.step === 'sms') render();
  }, 1_000);
  watchNetwork();
  applySize();
  void applyLocale();

  return {
    fillCode(text, choice) {
      if (flow.state.step !== 'code') startOver();
      choose(choice);
      code.field.put(text);
      code.field.focus();
      byId('card').scrollIntoView({ block: 'start' });
    },
    fillSms: value => sms.put(value),
    step: () => flow.state.step,
    onRender(listener) {
      listeners.push(listener);
      listener(t);
    },
  };
}
