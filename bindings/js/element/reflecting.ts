/** The element's properties that are nothing but its attributes. */

/** Where there is no document the class can be named, and no more. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export function reflect(element: Element, name: string, value: string | null | undefined): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** An empty text is what frameworks write for an attribute without a value. */
function toggle(element: Element, name: string, on: unknown): void {
  element.toggleAttribute(name, on === '' || Boolean(on));
}

/** What a page may have set before the element was defined. */
const properties = [
  'value',
  'checker',
  'product',
  'field',
  'locale',
  'name',
  'required',
  'disabled',
  'readOnly',
  'strict',
  'placeholder',
] as const;

/** A property of an element that was not defined yet hides the one of its class. */
export function upgradeProperties(element: ReflectingElement): void {
  for (const name of properties) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** What elements have that show their attributes as properties. */
export abstract class ReflectingElement extends Base {
  get product(): string | null {
    return this.getAttribute('product');
  }
  set product(id: string | null | undefined) {
    reflect(this, 'product', id);
  }

  get field(): 'secret' | 'number' {
    return this.getAttribute('field') === 'number' ? 'number' : 'secret';
  }
  set field(field: 'secret' | 'number' | null | undefined) {
    reflect(this, 'field', field);
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string | null | undefined) {
    reflect(this, 'name', name);
  }

  get placeholder(): string {
    return this.getAttribute('placeholder') ?? '';
  }
  set placeholder(text: string | null | undefined) {
    reflect(this, 'placeholder', text);
  }

  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(on: unknown) {
    toggle(this, 'required', on);
  }

  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(on: unknown) {
    toggle(this, 'disabled', on);
  }

  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }
  set readOnly(on: unknown) {
    toggle(this, 'readonly', on);
  }

  /** True if a `doubtful` code is not valid. */
  get strict(): boolean {
    return this.hasAttribute('strict');
  }
  set strict(on: unknown) {
    toggle(this, 'strict', on);
  }
}
