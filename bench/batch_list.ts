/** A list for the bench: made-up JD cards, one in twenty damaged. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Marsaglia's xorshift, so that every run has the same list. */
function random(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const hex = '0123456789ABCDEF';
const values = ['100', '200', '500', '1000'];

function damaged(secret: string, number: string, kind: number): readonly [number: string, secret: string] {
  const damages = [
    [number, secret.slice(0, 12)],
    [number, `${secret.slice(0, 5)}O${secret.slice(6)}`],
    [number, '1.23457E+15'],
    [secret, number],
    [number, `${secret.slice(0, 4)}-${secret.slice(4, 8)}G${secret.slice(9)}`],
    [number, ''],
  ] as const;
  return damages[kind % damages.length] ?? damages[0];
}

export function writeList(path: string, rows: number): void {
  const next = random();
  const file = openSync(path, 'w');
  let text = '\u8ba2\u5355\u53f7,\u5546\u54c1,\u5361\u53f7,\u5361\u5bc6,\u9762\u503c,\u6709\u6548\u671f\n';
  for (let i = 0; i < rows; ++i) {
    let secret = '';
    for (let k = 0; k < 16; ++k) secret += hex[(next() >>> 9) & 15];
    const number = `JDV${10_000_000_000_000 + 7 * i}`;
    const isBad = i > 5 && next() % 20 === 0;
    const [left, right] = isBad ? damaged(secret, number, next() >>> 8) : [number, secret];
    text += `SO${20_260_000_000 + i},\u4eac\u4e1cE\u5361,${left},${right},${values[(next() >>> 9) & 3]},2028-12-31\n`;
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}
