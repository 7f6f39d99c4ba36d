/** How a row's values stand in bytes, in each format. */
import type { Format } from './protocol.ts';
import type { Sink } from './sink.ts';

export interface Dialect {
  /** What stands before the first value of a row, before each other one, and behind the last. */
  open(sink: Sink, field: string, first: boolean): void;
  close(sink: Sink): void;
  text(sink: Sink, text: string): void;
  /** There is none: not the same as an empty one, where the format can tell them apart. */
  nothing(sink: Sink): void;
  list(sink: Sink, words: readonly string[]): void;
  /** A clean code, which is printable ASCII, out of the core's units: they are zeroed. */
  code(sink: Sink, units: Uint16Array, count: number): void;
}

const lineFeed = 10;
const quote = 0x22;
const backslash = 0x5c;

/** ASCII that stands for itself in the format. */
function plainBut(...others: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, unit) =>
    Number(unit >= 0x20 && unit < 0x7f && !others.includes(unit)),
  );
}

/** Writes units that stand for themselves; others with a backslash. There is room for two bytes each. */
function escapedUnits(sink: Sink, units: Uint16Array, count: number, plain: Uint8Array): void {
  const { bytes } = sink;
  let at = sink.size;
  for (let i = 0; i < count; ++i) {
    const unit = units[i] as number;
    units[i] = 0;
    if (plain[unit] === 0) bytes[at++] = backslash;
    bytes[at++] = unit;
  }
  sink.size = at;
}

const tsvPlain = plainBut(backslash);
const tsvEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\0': '\\0',
  '\\': '\\\\',
};

const tsv: Dialect = {
  open(sink, _field, first) {
    if (!first) sink.byte(9);
  },
  close(sink) {
    sink.byte(lineFeed);
  },
  text(sink, text) {
    sink.utf8(text.replace(/[\b\t\n\f\r\0\\]/g, found => tsvEscapes[found] as string));
  },
  nothing() {},
  list(sink, words) {
    sink.utf8(words.join(','));
  },
  code(sink, units, count) {
    sink.room(2 * count);
    escapedUnits(sink, units, count, tsvPlain);
  },
};

const jsonPlain = plainBut(quote, backslash);

const jsonl: Dialect = {
  open(sink, field, first) {
    sink.utf8(`${first ? '{' : ','}"${field}":`);
  },
  close(sink) {
    sink.utf8('}\n');
  },
  text(sink, text) {
    sink.utf8(JSON.stringify(text));
  },
  nothing(sink) {
    sink.utf8('null');
  },
  list(sink, words) {
    sink.utf8(JSON.stringify(words));
  },
  code(sink, units, count) {
    sink.room(2 * count + 2);
    sink.byte(quote);
    escapedUnits(sink, units, count, jsonPlain);
    sink.byte(quote);
  },
};

/** An unsigned LEB128, as ClickHouse writes lengths. */
function writeLength(sink: Sink, length: number): void {
  let rest = length;
  for (; rest >= 0x80; rest >>>= 7) sink.byte((rest & 0x7f) | 0x80);
  sink.byte(rest);
}

const encoder = new TextEncoder();

const rowBinary: Dialect = {
  open() {},
  close() {},
  text(sink, text) {
    const bytes = encoder.encode(text);
    writeLength(sink, bytes.length);
    sink.copy(bytes);
    bytes.fill(0);
  },
  nothing(sink) {
    sink.byte(0);
  },
  list(sink, words) {
    writeLength(sink, words.length);
    for (const word of words) this.text(sink, word);
  },
  code(sink, units, count) {
    writeLength(sink, count);
    sink.room(count);
    const { bytes } = sink;
    let at = sink.size;
    for (let i = 0; i < count; ++i) {
      bytes[at++] = units[i] as number;
      units[i] = 0;
    }
    sink.size = at;
  },
};

const dialects: Readonly<Record<Format, Dialect>> = { tsv, text: tsv, jsonl, rowbinary: rowBinary };

export function dialectOf(format: Format): Dialect {
  return dialects[format];
}
