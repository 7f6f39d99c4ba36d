/** data/products/*.json -> what a form must know to ask for a card: how long its codes are, and what binding needs. */
import type { FormatForm } from '../../bindings/js/products/read_format.ts';
import { type ProductRow, readForm } from './products.ts';

const hexadecimal = /^[0-9A-F]*$/;

function codeForm({ alphabet, prefix, lengths, layouts, open }: FormatForm) {
  const characters = /^[0-9]*$/.test(alphabet) ? 'digits' : hexadecimal.test(alphabet) ? 'hex' : 'letters';
  return { characters, prefix, lengths, layouts, open };
}

/** A module for the page alone: the package does not ship it. */
export function formsModule(products: readonly ProductRow[]): string {
  const rows = products.map(row => {
    const { id, secret, number } = readForm(row);
    const { verification = [] } = row;
    const form = { id, secret: codeForm(secret), number: number && codeForm(number), verification };
    return `  ${JSON.stringify(form)},`;
  });
  return `/** Generated from data/products by the build, in the order of the core's indices. */
export interface CodeForm {
  /** What it is made of, as far as is known. */
  readonly characters: 'digits' | 'hex' | 'letters';
  readonly prefix: string;
  /** The lengths that are possible, the shortest first. */
  readonly lengths: readonly number[];
  /** The printed groups, one list for each length that has some. */
  readonly layouts: readonly (readonly number[])[];
  /** No code is refused for its length. */
  readonly open: boolean;
}

export interface CardForm {
  readonly id: string;
  readonly secret: CodeForm;
  readonly number: CodeForm | null;
  /** What binding asks for, in order; empty if it is not known. */
  readonly verification: readonly string[];
}

export const cardForms: readonly CardForm[] = [
${rows.join('\n')}
];
`;
}
