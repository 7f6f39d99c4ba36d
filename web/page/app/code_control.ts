import type { CheckResult, ExtractedCard } from '../../../bindings/js/types.ts';
import { cardFace } from '../code/face.ts';
import type { troubleView } from '../explain/trouble_view.ts';
import type { Choice } from '../product/catalog.ts';
import { readingInWords } from '../reading/in_words.ts';
import { concernsNumber, type Flaw, flawOf, submissionOf } from '../reading/reading.ts';
import { type CodeModel, codeForm } from '../steps/code_form.ts';
import type { Visit } from './visit.ts';

/** The first step: what happens to what is put in, from a key to the press on the button. */
export class CodeControl {
  readonly #visit: Visit;
  readonly #form: ReturnType<typeof codeForm>;
  readonly #face: ReturnType<typeof cardFace>;
  /** A card of the list is being put into the field: that is no typing. */
  #picking = false;
  #flaw: Flaw | null = null;
  #doubtAccepted = false;

  constructor(visit: Visit) {
    const { entry, flow, voice } = visit;
    this.#visit = visit;
    this.#form = codeForm({
      ...visit.explanationActions(),
      changed: raw => this.#typed(() => entry.type(raw)),
      numberChanged: raw => this.#typed(() => entry.typeNumber(raw)),
      pick: card => this.#pick(card),
      choose: product => {
        this.choose(product);
        this.focus();
      },
      lookForOther: () => this.#face.focusChooser(),
      submit: () => this.#submit(),
      retry: () => void flow.retry(submissionOf(entry.reading)),
      acceptDoubt: () => this.#acceptDoubt(),
    });
    this.#face = cardFace({ chosen: choice => this.choose(choice), tell: text => voice.politely(text) });
  }

  render(): void {
    const { entry, flow, language } = this.#visit;
    const { locale, name, t } = language;
    this.#face.render({ reading: entry.reading, flow: flow.state, locale, name }, t);
    this.#form.render(this.#model(), t);
  }

  choose(choice: Choice): void {
    this.#typed(() => this.#visit.entry.choose(choice));
    this.#serveFields();
  }

  /** Puts a text into the field, as a paste does. */
  fill(text: string): void {
    this.#form.field.put(text);
    this.focus();
  }

  focus(): void {
    this.#form.field.focus();
  }

  focusTrouble(): void {
    this.#form.focusTrouble();
  }

  /** For the next card, if the list has one left. */
  focusList(): void {
    if (this.#visit.entry.list.length > 0) this.#form.cardList.focus();
  }

  /** What was typed before this script ran. */
  takeTyped(): void {
    const { raw } = this.#form.field;
    if (this.#visit.entry.reading.raw !== raw) this.#typed(() => this.#visit.entry.type(raw));
  }

  /** The module came, or speaks another language now. */
  adoptModule(): void {
    const { entry, events, language } = this.#visit;
    entry.adopt({ checker: language.checker, cardmend: language.cardmend });
    this.#judgeAgain();
    this.#serveFields();
    this.#tellSession();
    events.render();
    if (entry.reading.raw !== '') this.#tellReading(); // not told yet
    if (entry.reading.wantsWhole) void events.needWhole();
  }

  /** What shows troubles came. */
  adoptTrouble(view: typeof troubleView): void {
    this.#form.adoptTrouble(view);
  }

  /** The list of kinds, before somebody opens it. */
  loadKinds(): Promise<void> {
    return this.#face.loadKinds();
  }

  /** The names of the products came. */
  adoptNames(): void {
    this.#visit.events.render();
  }

  /** The whole came, or could not be had: what stands in the form is read once more, and told if that changes it. */
  adoptWhole(): void {
    const { entry, events, language } = this.#visit;
    const before = readingInWords(entry.reading, language.name, language.t);
    entry.adopt({ checker: language.checker, cardmend: language.cardmend });
    this.#judgeAgain();
    this.#serveFields();
    this.#tellSession();
    events.render();
    if (readingInWords(entry.reading, language.name, language.t) !== before) this.#tellReading();
  }

  /** What was said of a press on the button goes by what is known now: nothing was sent, and nothing is. */
  #judgeAgain(): void {
    if (this.#flaw !== null) this.#flaw = flawOf(this.#visit.entry.reading, this.#doubtAccepted);
  }

  /** What was heard of the card that stands in the form has changed. */
  reread(): void {
    const { entry, events, language } = this.#visit;
    const before = readingInWords(entry.reading, language.name, language.t);
    entry.reread();
    this.#flaw = null;
    this.#tellSession();
    events.render();
    if (readingInWords(entry.reading, language.name, language.t) !== before) this.#tellReading();
  }

  /** The card is bound: its code is nowhere needed any more. */
  forget(): void {
    this.#form.field.forget();
    this.#form.number.field.forget();
    this.#visit.entry.forget();
    this.#serveFields();
  }

  /** What was entered has changed: what was said of the old is over. */
  #typed(change: () => void): void {
    if (this.#picking) return;
    change();
    this.#flaw = null;
    this.#doubtAccepted = false;
    this.#visit.flow.forgetTrouble();
    this.#tellSession();
    this.#visit.events.render();
    this.#tellReading();
    if (this.#visit.entry.reading.wantsWhole) void this.#visit.events.needWhole();
  }

  /** What stands in the form, as the session is to know it. */
  #tellSession(): void {
    const { entry, flow } = this.#visit;
    const { reading } = entry;
    const isEmpty = reading.raw.trim() === '';
    flow.input(isEmpty ? null : submissionOf(reading), flawOf(reading, this.#doubtAccepted) === null);
  }

  #tellReading(): void {
    const { entry, language, voice } = this.#visit;
    voice.politely(readingInWords(entry.reading, language.name, language.t));
  }

  #serveFields(): void {
    const { choice, product } = this.#visit.entry.reading;
    const { checker } = this.#visit.language;
    this.#form.field.serve(checker, choice);
    this.#form.number.field.serve(checker, product ?? 'detect');
  }

  #pick(card: ExtractedCard): void {
    const { entry } = this.#visit;
    const text = entry.pick(card);
    this.#picking = true;
    this.#serveFields();
    this.#form.field.put(text);
    this.#picking = false;
    this.#typed(() => entry.place(this.#form.field.raw));
  }

  #acceptDoubt(): void {
    this.#doubtAccepted = !this.#doubtAccepted;
    this.#flaw = null;
    this.#tellSession();
    this.#visit.events.render();
  }

  #submit(): void {
    const { entry, events, flow, language, voice } = this.#visit;
    if (!this.#form.ready(this.#model(), language.t)) return;
    this.#flaw = flawOf(entry.reading, this.#doubtAccepted);
    if (this.#flaw === null) return void flow.bind(submissionOf(entry.reading));
    events.render();
    voice.now(language.t(`error.${this.#flaw}`));
    this.#focusFlaw(this.#flaw);
  }

  /** To where the flaw can be put right. */
  #focusFlaw(flaw: Flaw): void {
    const { field, number, cardList } = this.#form;
    const { result } = this.#visit.entry.reading;
    const span = result?.findings.find(finding => finding.span[1] > finding.span[0])?.span;
    if (concernsNumber(flaw)) number.field.focus();
    else if (flaw === 'several') cardList.focus();
    else if (span !== undefined) field.select(span);
    else field.focus();
  }

  #model(): CodeModel {
    const { entry, flow, language } = this.#visit;
    const { locale, module, name } = language;
    return {
      ...{ entry, name, module, locale },
      flow: flow.state,
      explanation: this.#visit.explanation(),
      flaw: this.#flaw,
      doubtAccepted: this.#doubtAccepted,
      now: this.#visit.now(),
      stopped: isNotKnown(entry.reading.result),
    };
  }
}

/** As the shop says of a code that it does not know: only another one can be right. */
const isNotKnown = (result: CheckResult | null): boolean =>
  result?.verdict === 'refused' && result.findings.some(({ kind }) => kind === 'code-not-known');
