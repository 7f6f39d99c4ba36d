/**
 * Tables as the bytes that the core reads in place: the rows of types_knowledge.h as wasm32 lays structs out, each
 * field at a multiple of its size. bindings/wasm/guide/knowledge.cpp says what stands where.
 */
import { type KnowledgeTables, layouts, tableNames } from './tables.ts';

const sizes: Readonly<Record<string, number>> = { u16: 2, u32: 4, i32: 4 };

/** Of a field's type, in bytes; enums and bools take one. */
const sizeOf = (type: string) => sizes[type] ?? 1;

const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

interface Layout {
  readonly fields: readonly { readonly type: string; readonly at: number }[];
  readonly stride: number;
}

function layoutOf(types: readonly string[]): Layout {
  let end = 0;
  const fields = types.map(type => {
    const at = roundUp(end, sizeOf(type));
    end = at + sizeOf(type);
    return { type, at };
  });
  return { fields, stride: roundUp(end, Math.max(...types.map(sizeOf))) };
}

function write(view: DataView, type: string, at: number, value: number): void {
  if (type === 'u32') view.setUint32(at, value, true);
  else if (type === 'i32') view.setInt32(at, value, true);
  else if (type === 'u16') view.setUint16(at, value, true);
  else view.setUint8(at, value);
}

/** Words before the first row: offset and count of each table and of the text, then three numbers. */
const headWords = 2 * (tableNames.length + 1) + 3;

export function packKnowledge({ text, tables, ...numbers }: KnowledgeTables): Uint8Array<ArrayBuffer> {
  let end = headWords * 4;
  const head: number[] = [];
  const place = (count: number, stride: number) => {
    const at = roundUp(end, 4);
    head.push(at, count);
    end = at + count * stride;
    return at;
  };
  const plans = tableNames.map(name => {
    const { fields, stride } = layoutOf(layouts[name].slice(1));
    return { fields, stride, rows: tables[name], at: place(tables[name].length, stride) };
  });
  const textAt = place(text.length, 2);
  head.push(numbers.genericPlatform, numbers.htmlFailure, numbers.checkFirstFrom);
  const view = new DataView(new ArrayBuffer(roundUp(end, 4)));
  for (const [i, word] of head.entries()) view.setUint32(i * 4, word, true);
  for (const { fields, stride, rows, at } of plans) {
    rows.forEach((row, i) => {
      fields.forEach((field, k) => {
        write(view, field.type, at + i * stride + field.at, row[k] ?? 0);
      });
    });
  }
  for (let i = 0; i < text.length; ++i) view.setUint16(textAt + 2 * i, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
}
