/** How much of what a page loads is products: their forms in the module, their lines in the script, their names. */
import type { FormatForm } from '../bindings/js/products/read_format.ts';
import { root } from '../tools/build/paths.ts';
import { squeezed } from '../tools/build/squeeze.ts';
import { loadData } from '../tools/tables/data.ts';
import { type ProductRow, productsModule, readForm } from '../tools/tables/products.ts';

/** `Format` of types_product.h, byte by byte. */
function formatBytes(format: FormatForm | null): Uint8Array {
  const bytes = new Uint8Array(128);
  if (format === null) return bytes;
  const view = new DataView(bytes.buffer);
  const set = (characters: string, at: number) => {
    for (const character of characters) {
      const c = character.charCodeAt(0);
      const byte = at + (c >> 3);
      bytes[byte] = (bytes[byte] ?? 0) | (1 << (c & 7));
    }
  };
  set(format.alphabet, 0);
  set(format.possible, 16);
  view.setBigUint64(
    32,
    format.lengths.reduce((bits, length) => bits | (1n << BigInt(length - 1)), 0n),
    true,
  );
  bytes.set(new TextEncoder().encode(format.prefix), 40);
  bytes[47] = format.prefix.length;
  bytes[48] = format.layouts.length;
  format.layouts.forEach((groups, i) => {
    const sum = groups.reduce((total, group) => total + group, 0);
    bytes.set([sum, groups.length, ...groups], 49 + 18 * i);
  });
  bytes.set([0, Number(format.ignoreCase), Number(format.open)], 121);
  return bytes;
}

/** The rows of the module: pointers stand as the places that they point to. */
function rowBytes(products: readonly ProductRow[]): Uint8Array {
  const texts: Uint8Array[] = [];
  let at = 0;
  const place = (text: Uint8Array): [number, number] => {
    texts.push(text);
    at += text.length;
    return [at - text.length, text.length];
  };
  const rows = products.map(row => {
    const { id, secret, number, names, currency } = readForm(row);
    const bytes = new Uint8Array(280);
    const view = new DataView(bytes.buffer);
    const words = (offset: number, values: readonly number[]) => {
      values.forEach((value, i) => {
        view.setUint32(offset + 4 * i, value, true);
      });
    };
    words(0, place(new TextEncoder().encode(id)));
    bytes.set(formatBytes(secret), 8);
    bytes.set(formatBytes(number), 136);
    words(264, place(Buffer.from(names.map(name => `\n${name.toLowerCase()}`).join(''), 'utf16le')));
    bytes.set(new TextEncoder().encode(currency), 272);
    return bytes;
  });
  return Buffer.concat([...rows, ...texts]);
}

const brotli = (bytes: Uint8Array): number => squeezed(bytes).length;

export interface ProductSizes {
  readonly products: number;
  /** Bytes as brotli sends them: in the module, in the script, and their names in each locale. */
  readonly module: number;
  readonly script: number;
  readonly names: Readonly<Record<string, number>>;
}

/** What a page in the locale with the longer names loads of products. */
export const productBytes = ({ module, script, names }: ProductSizes): number =>
  module + script + Math.max(...Object.values(names));

export function measureProducts(): ProductSizes {
  const { products, messages } = loadData(root);
  const names = messages.map(({ locale }) => {
    const texts = products.map(({ id, name }) => `"product.${id}":"${name[locale as keyof typeof name]}"`);
    return [locale, brotli(Buffer.from(texts.join(',')))] as const;
  });
  return {
    products: products.length,
    module: brotli(rowBytes(products)),
    script: brotli(Buffer.from(productsModule(products))),
    names: Object.fromEntries(names),
  };
}
