/** Every call of a field, over a stand-in for an input element: what a person types is the canary. */
import type { Checker } from '../../../dist/check.js';
import * as field from '../../../dist/field.js';
import type { Call, Calls, Given } from './call.ts';

/** As much of an input element as a field asks for. */
export class Input extends EventTarget {
  value = '';
  maxLength = -1;
  selectionStart: number | null = 0;
  selectionEnd: number | null = 0;
  readonly #attributes = new Map<string, string>();
  getRootNode = () => ({ activeElement: null });
  closest = () => null;
  getAttribute = (name: string) => this.#attributes.get(name) ?? null;
  setAttribute = (name: string, value: string) => void this.#attributes.set(name, value);
  removeAttribute = (name: string) => void this.#attributes.delete(name);
  setSelectionRange(start: number, end: number): void {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }
  setRangeText(text: string): void {
    this.value = text;
  }
  type(text: string): void {
    for (const unit of text) {
      this.value += unit;
      this.setSelectionRange(this.value.length, this.value.length);
      this.dispatchEvent(new Event('input'));
    }
  }
}

if (!('InputEvent' in globalThis))
  Object.defineProperty(globalThis, 'InputEvent', { value: class extends Event {}, configurable: true });

const jd = { product: 'jd.ecard' } as const;

function typed(text: string, attach: (input: Input) => { detach(): void }): void {
  const input = new Input();
  const attached = attach(input);
  try {
    input.type(text);
    input.dispatchEvent(new Event('change'));
  } finally {
    attached.detach();
    input.value = '';
  }
}

type Attach = (input: Input, product: string) => { detach(): void; put(text: string): void };

const ways = (attach: Attach): Call<unknown>[] => {
  const on = (input: Input) => attach(input, jd.product);
  return [
    (_: unknown, { lower, wrong, labelled }: Given) => {
      for (const text of [lower, wrong, labelled]) typed(text, on);
    },
    (_: unknown, { code }: Given) =>
      typed('', input => {
        const attached = on(input);
        attached.put(code);
        return attached;
      }),
    (_: unknown, { code }: Given) => typed('', input => attach(input, code)),
    (_: unknown, { code }: Given) =>
      typed(code, input => attach(Object.assign(input, { selectionStart: null }), code)),
  ];
};

export const fieldCalls = (checker: Checker): Calls<typeof field> => ({
  attachField: ways((input, product) => field.attachField(input, checker, { product, onChange: () => {} })),
  attachCheckedField: ways((input, product) =>
    field.attachCheckedField(input, { product, checker, onState: () => {} }),
  ),
});
