/** `<cardmend-field>`: a field for a code that takes part in its form as a native one does. */
import type { Locale } from '#tables/keys.ts';
import type { CheckResult } from '../check/types.ts';
import { attachCheckedField, type CheckedField, type FieldState, untouched } from '../field/checked.ts';
import { type FieldChecker, type LoadChecker, localeOf } from '../field/loading.ts';
import { noteOf, sent } from '../field/verdict.ts';
import { type JudgedField, judge } from './judgement.ts';
import { nameField } from './naming.ts';
import { afterPress, watchPresses } from './press.ts';
import { ReflectingElement, reflect, upgradeProperties } from './reflecting.ts';
import { buildShadow, type Shadow } from './shadow.ts';
import { ShownStates } from './states.ts';
import { submit } from './submit.ts';
import { isNews } from './told.ts';

/** Attributes that the field in the shadow tree has too, as they are. */
const passed = ['placeholder', 'readonly', 'required', 'autocomplete', 'enterkeyhint'] as const;

/** Attributes that name or describe the element. */
const naming = ['aria-label', 'aria-labelledby', 'aria-describedby'] as const;

/** Told after each change: what is typed, what was found of it, and whether the checker is there. */
export type CardmendChangeEvent = CustomEvent<FieldState>;

export class CardmendField extends ReflectingElement {
  static readonly formAssociated = true;
  static readonly observedAttributes: readonly string[] = [
    ...passed,
    'value',
    'product',
    'field',
    'locale',
    'lang',
    'strict',
    ...naming,
  ];
  /** Set by defineCardmendField. */
  static loads: LoadChecker | undefined;

  readonly #internals = this.attachInternals();
  readonly #shadow: Shadow = buildShadow(this);
  readonly #checked: CheckedField;
  #told: FieldState = untouched;
  /** The text is a person's or a program's, and no longer that of the attribute. */
  #dirty = false;
  /** Events of input that come meanwhile are no person's. */
  #putting = false;
  /** A person was here: what is wrong may be shown. */
  #visited = false;
  #custom = '';
  readonly #states = new ShownStates(this.#internals);

  constructor() {
    super();
    const { loads } = this.constructor as typeof CardmendField;
    this.#checked = attachCheckedField(this.#shadow.input, {
      ...(loads && { load: loads }),
      onState: state => this.#show(state),
    });
    this.#listen();
    this.#show(untouched);
  }

  connectedCallback(): void {
    upgradeProperties(this);
    // A browser has looked for whom to give the focus before the element was defined.
    if (this.hasAttribute('autofocus') && this.ownerDocument.activeElement === this.ownerDocument.body)
      this.focus();
    this.#label();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    const { input } = this.#shadow;
    if (name === 'value') {
      if (!this.#dirty) this.#put(value ?? '', false);
    } else if ((naming as readonly string[]).includes(name)) this.#label();
    else if ((passed as readonly string[]).includes(name)) {
      if (value !== null) input.setAttribute(name, value);
      else input.removeAttribute(name);
      this.#show(this.#checked.state);
    } else if (name === 'strict') this.#show(this.#checked.state);
    else this.#choose(name);
  }

  formAssociatedCallback(): void {
    this.#label();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#shadow.input.disabled = disabled;
  }

  formResetCallback(): void {
    this.#visited = false;
    this.#put(this.defaultValue, false);
    this.#show(this.#checked.state);
  }

  /** What a browser's own list of entries fills in is a text like any other. Nothing is ever kept to be restored. */
  formStateRestoreCallback(state: unknown, reason: 'restore' | 'autocomplete'): void {
    if (reason === 'autocomplete' && typeof state === 'string') this.value = state;
  }

  /** What stands in the field. */
  get value(): string {
    return this.#shadow.input.value;
  }
  set value(text: string | null) {
    this.#put(String(text ?? ''), true);
  }

  get defaultValue(): string {
    return this.getAttribute('value') ?? '';
  }
  set defaultValue(text: string | null) {
    reflect(this, 'value', text);
  }

  /** The answer of `check`; `null` while there is none. */
  get result(): CheckResult | null {
    return this.#checked.state.result;
  }

  /** What the form sends: the code in its plain form, or what was typed where it is none. */
  get code(): string {
    const { raw, result } = this.#checked.state;
    return sent(raw, result) ?? '';
  }

  /** Whether what checks is there. */
  get status(): FieldState['status'] {
    return this.#checked.state.status;
  }

  /** What checks; any part that does. `null` for the one that the element loads by itself. */
  get checker(): FieldChecker | null {
    return this.#given;
  }
  set checker(checker: FieldChecker | null | undefined) {
    this.#given = checker ?? null;
    this.#checked.set({ checker: checker ?? undefined });
  }
  #given: FieldChecker | null = null;

  /** Loads what checks now, instead of with the first focus. */
  load(): Promise<void> {
    return this.#checked.load();
  }

  /** The locale of messages: of the attribute, or of the language around. */
  get locale(): Locale {
    return this.#checked.locale;
  }
  set locale(locale: string | null | undefined) {
    reflect(this, 'locale', locale);
  }

  get type(): string {
    return 'text';
  }
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }
  /** A message of the page's own, for what only its server knows; an empty one takes it back. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.#show(this.#checked.state);
  }

  select(): void {
    this.#shadow.input.select();
  }

  #listen(): void {
    const { form, input } = this.#shadow;
    watchPresses(input);
    input.addEventListener('input', event => {
      // Laying out what the attribute says makes events too.
      if (event.isTrusted) this.#dirty = true;
      // Nobody is told yet, but a form that is sent now sends this.
      if ((event as InputEvent).isComposing) this.#judge(this.#checked.state);
    });
    input.addEventListener('focus', () => this.#label());
    input.addEventListener('change', () => {
      afterPress(() => this.#visit());
      // The field's own stays in the shadow tree.
      this.dispatchEvent(new Event('change', { bubbles: true }));
    });
    form.addEventListener('input', event => {
      if (this.#putting) event.stopPropagation();
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      submit(this.form);
    });
    this.addEventListener('invalid', () => this.#visit());
  }

  #visit(): void {
    this.#visited = true;
    this.#show(this.#checked.state);
  }

  #put(text: string, dirty: boolean): void {
    this.#putting = true;
    try {
      if (text !== this.value) this.#checked.put(text);
    } finally {
      this.#putting = false;
    }
    this.#dirty = dirty;
  }

  #choose(name: string): void {
    if (name === 'product' || name === 'field') {
      this.#checked.set({ product: this.product || undefined, field: this.field });
      return;
    }
    const locale = this.getAttribute('locale') ?? this.getAttribute('lang');
    this.#checked.set({ locale: locale === null ? undefined : localeOf(locale) });
  }

  #label(): void {
    nameField(this, this.#internals.labels ?? [], this.#shadow);
  }

  get #rules(): JudgedField {
    return {
      locale: this.#checked?.locale ?? localeOf(null),
      field: this.field,
      strict: this.strict,
      required: this.required,
      custom: this.#custom,
    };
  }

  /** Tells the form of a state. Returns what is wrong. */
  #judge(state: FieldState): string {
    const { flags, message } = judge(state, this.#rules);
    this.#internals.setValidity(flags, message, this.#shadow.input);
    // The second is what a browser keeps to restore: nothing, for a code is a secret.
    this.#internals.setFormValue(sent(state.raw, state.result), null);
    return message;
  }

  #show(state: FieldState): void {
    const { input, message, say } = this.#shadow;
    // Whatever is attached to the field says `off`.
    input.setAttribute('autocomplete', this.getAttribute('autocomplete') ?? 'off');
    const wrong = this.#judge(state);
    const error = wrong !== '' && this.#visited;
    const noted = wrong === '' && state.raw !== '' && state.result !== null;
    const note = noted ? noteOf(state.result, this.#rules) : '';
    const text = error ? wrong : note;
    if (message.textContent !== text) message.textContent = text;
    say(text);
    message.setAttribute('part', error ? 'message error' : 'message');
    if (error) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    this.#states.show([
      ...(state.result === null ? [] : [state.result.verdict]),
      ...(state.status === 'waiting' ? [] : [state.status]),
      ...(error ? ['user-invalid'] : []),
    ]);
    this.#tell(state);
  }

  #tell(state: FieldState): void {
    const before = this.#told;
    this.#told = state;
    if (!isNews(state, before)) return;
    this.dispatchEvent(new CustomEvent('cardmend-change', { detail: state, bubbles: true, composed: true }));
  }
}
