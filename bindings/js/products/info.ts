/** The kinds of cards as the bindings need them: ids by index, and the groups that codes are shown in. */
import { productLines } from '#tables/products.ts';
import type { Field } from './field.ts';
import type { ProductForm } from './read_profile.ts';

/** The printed groups of a format, one list for each length that has some, the shortest first. */
export type Layouts = readonly (readonly number[])[];

export interface ProductInfo {
  readonly id: string;
  readonly secret: Layouts;
  /** `null` if the card has no number. */
  readonly number: Layouts | null;
  /** The secret is made of digits alone. */
  readonly digits: boolean;
  /** The names of a product that a shop has defined, by locale; those of the others are messages. */
  readonly name?: Readonly<Record<string, string>>;
}

function toLayouts(text: string): Layouts {
  return text === '' || text === '-' ? [] : text.split('|').map(groups => groups.split('.').map(Number));
}

/** A row of the table, taken apart when its layouts are asked for: the first check needs its id alone. */
class ShippedProduct implements ProductInfo {
  readonly id: string;
  readonly digits: boolean;
  readonly #fields: readonly string[];
  readonly #layouts: Layouts[] = [];

  constructor(line: string) {
    const [name = '', ...layouts] = line.split(' ');
    this.id = name.replace('#', '');
    this.digits = this.id !== name;
    this.#fields = layouts;
  }

  #layoutsOf(at: number): Layouts {
    this.#layouts[at] ??= toLayouts(this.#fields[at] ?? '');
    return this.#layouts[at];
  }

  get secret(): Layouts {
    return this.#layoutsOf(0);
  }

  get number(): Layouts | null {
    return this.#fields.length < 2 ? null : this.#layoutsOf(1);
  }
}

/** The shipped products, in the order of the core's indices. */
export function shippedProducts(): ProductInfo[] {
  return productLines.split('\n').map(line => new ShippedProduct(line));
}

export function toInfo({ id, name, secret, number }: ProductForm): ProductInfo {
  return {
    id,
    name,
    secret: secret.layouts,
    number: number?.layouts ?? null,
    digits: /^[0-9]*$/.test(secret.possible + secret.prefix),
  };
}

/** What `field` means for a product: one without a number takes its secret. The core's `wanted_of`. */
export function fieldOf(info: ProductInfo | undefined, field: Field): Field {
  return field === 'number' && info?.number ? 'number' : 'secret';
}

/** How a code of `length` characters is grouped: the core's `Format::layout_for`. */
export function groupsFor(info: ProductInfo | undefined, field: Field, length: number): readonly number[] {
  const layouts = (field === 'number' ? info?.number : info?.secret) ?? [];
  const sum = (groups: readonly number[]) => groups.reduce((total, group) => total + group, 0);
  return layouts.find(groups => sum(groups) >= length) ?? layouts[layouts.length - 1] ?? [];
}
