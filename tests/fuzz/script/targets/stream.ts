/** Rows as `cardmend check` and ClickHouse hand them over: the same rows wherever the bytes are cut, and no text left behind. */
import assert from 'node:assert/strict';
import { type Format, formats, rowErrors } from '../../../../bindings/stream/protocol.ts';
import type { RowChecker } from '../../../../bindings/stream/rows.ts';
import { openStream } from '../../../../bindings/stream/stream.ts';
import { maxInput } from '../../../../build/generated/ts/limits.ts';
import { cleanCode, cleanWord } from '../../../../build/generated/ts/wire.ts';
import { bytesOfText, type MakeTarget } from '../target.ts';

const products = ['jd.ecard', 'shop.voucher'];

/** Notes what it is asked, and answers that it is right. */
class Noting implements RowChecker {
  readonly input = new Uint16Array(maxInput);
  readonly units = new Uint16Array(maxInput);
  readonly asked: string[] = [];
  useField(): void {}
  indexOf(product: string): number {
    return products.indexOf(product);
  }
  idOf(index: number): string {
    return products[index] ?? '';
  }
  display(_: number, code: string): string {
    return code;
  }
  ask(product: number, length: number): number {
    this.asked.push(
      `${product} ${length} ${String.fromCharCode(...this.input.subarray(0, Math.min(length, maxInput)))}`,
    );
    this.input.fill(0);
    return cleanWord(cleanCode, 0, 1);
  }
  answer(): never {
    throw new Error('nothing is unclean here');
  }
  message(): string {
    return '';
  }
}

const errors = Object.fromEntries(rowErrors.map(error => [error, error])) as Record<
  (typeof rowErrors)[number],
  string
>;

function run(format: Format, chunked: boolean, input: Uint8Array, size: number) {
  const checker = new Noting();
  const stream = openStream(checker, {
    ...{ format, chunked, columns: ['skip', 'raw', 'product'], fields: ['verdict', 'finding'] },
    ...{ field: 'secret', product: undefined, errors },
  });
  const parts: Uint8Array[] = [];
  const take = () => {
    parts.push(stream.answers().slice());
    stream.done();
  };
  for (let at = 0; at < input.length && stream.broken === undefined; at += size) {
    stream.push(input.slice(at, at + size));
    take();
  }
  stream.end();
  take();
  assert.ok(
    checker.input.every(unit => unit === 0),
    'a text that could not be read is left in the input',
  );
  return { asked: checker.asked, answers: Buffer.concat(parts).toString('latin1'), broken: stream.broken };
}

/** A cell of RowBinary. */
function cell(text: string): Uint8Array {
  const bytes = bytesOfText(text);
  return Uint8Array.from([bytes.length & 0x7f, ...bytes]);
}

const binary = ['1', '3F2A-90BC', 'jd.ecard', '2', '\u5361', '', '3', '', 'none'].flatMap(text => [
  ...cell(text),
]);

/** The first byte says the format, and whether rows come in chunks. */
const seeds = [
  `${'\0'}1\t3F2A-90BC\tjd.ecard\n2\t\\N\t\n3\ta\\tb\\\\\tshop.voucher\r\n`,
  `${'\u0001'}3F2A-90BC\n\u5361\u5bc6\r\nx`,
  `${'\u0002'}{"raw":"3F2A","product":"jd.ecard"}\n"text"\n{"raw":null}\n{"raw":"\\u0041\\ud800"}\n`,
  `${'\u0004'}2\n1\tA\tjd.ecard\n2\tB\t\n1\n3\tC\tnone\n`,
].map(bytesOfText);

export const target: MakeTarget = () => ({
  seeds: [...seeds, Uint8Array.from([3, ...binary]), Uint8Array.from([7, 0x33, 0x0a, ...binary])],
  isJson: false,
  run(input) {
    const [first = 0, second = 0] = input;
    const format = formats[first % 4] as Format;
    const chunked = (first & 4) !== 0;
    const bytes = input.subarray(1);
    const whole = run(format, chunked, bytes, Math.max(1, bytes.length));
    const cut = run(format, chunked, bytes, 1 + (second % 13));
    if (whole.broken === undefined || cut.broken === undefined) assert.equal(cut.broken, whole.broken);
    assert.deepEqual(cut.asked, whole.asked, 'other rows where the pieces are');
    assert.equal(cut.answers, whole.answers);
  },
});
