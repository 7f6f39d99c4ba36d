/** Files of known codes, and the codes that they are built of, as tests/fuzz/targets/known.cpp reads them. */
import { type Bytes, textBytes } from './seed_bytes.ts';
import { casesOf } from './seed_cases.ts';

interface KnownCase {
  readonly bits: number;
  readonly key: string;
  readonly codes?: readonly string[];
  /** In base 16. */
  readonly file?: string;
}

const widths = [8, 16, 32];
/** The first byte says what becomes of the others. */
const [asItIs, putRight, built] = [0, 1, 3];

/** Files as they are and with a checksum that is put right, and their codes, each with its length before it. */
export const knownSeeds = (): readonly Bytes[] =>
  casesOf<KnownCase>('known').flatMap(({ bits, key, codes, file }) => {
    const bytes = file === undefined ? [] : [...Buffer.from(file, 'hex')];
    const short = (codes ?? []).filter(({ length }) => length > 0 && length <= 16);
    return [
      ...(bytes.length === 0 ? [] : [asItIs, putRight].map(how => [how, ...bytes])),
      ...(short.length === 0
        ? []
        : [
            [
              ...[built, ...Buffer.from(key, 'hex').subarray(0, 2), widths.indexOf(bits)],
              ...short.flatMap(code => [code.length - 1, ...textBytes(code)]),
            ],
          ]),
    ];
  });
