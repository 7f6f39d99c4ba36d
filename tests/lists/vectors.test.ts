// What another implementation must give too: hashes, files with their bytes, signatures by WebCrypto and by the script.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hashCode, numberOf } from '../../bindings/js/lists/code_hash.ts';
import { signatureCheck } from '../../bindings/js/lists/ed25519.ts';
import { verify } from '../../bindings/js/lists/ed25519_script.ts';
import { type EntryDetails, readDetails } from '../../bindings/js/lists/entry.ts';
import { numbersOf, readSetFile } from '../../bindings/js/lists/set_file.ts';
import { confirmedByChance, costFor, publishedBits, widthFor } from '../../bindings/js/lists/shape.ts';
import { runThrough } from '../../bindings/js/lists/slices.ts';
import { fullHash } from '../../bindings/lists/add.ts';
import { root } from '../../tools/build/paths.ts';
import { codeOf, newFolder, newList, noon, product } from './support.ts';

const read = <T>(name: string) =>
  JSON.parse(readFileSync(join(root, `tests/vectors/lists/${name}.json`), 'utf8')) as readonly T[];

interface HashCase {
  readonly product: string;
  readonly salt: string;
  readonly cost: number;
  readonly code: string;
  readonly hash: string;
}

for (const { hash, ...given } of read<HashCase>('hashes'))
  test(`the hash of a code of ${given.product} at 2^${given.cost} rounds`, async () => {
    assert.equal((await hashCode(given, given.code))?.toString(16).padStart(12, '0'), hash);
    // The publisher's own way to it.
    assert.equal(numberOf(await fullHash(given, given.code)), Number.parseInt(hash, 16));
  });

interface FileCase {
  readonly name: string;
  readonly kind: string;
  readonly width: number;
  readonly numbers: readonly number[];
  readonly removed: readonly number[];
  readonly details?: readonly EntryDetails[];
  readonly bytes: string;
}

for (const { name, kind, width, numbers, removed, details = [], bytes } of read<FileCase>('files'))
  test(`${name} as bytes`, () => {
    const file = readSetFile(new Uint8Array(Buffer.from(bytes, 'hex')));
    assert.ok(typeof file === 'object');
    const found = runThrough(numbersOf(file));
    assert.deepEqual(
      [file.kind, file.width, [...(found?.numbers ?? [])], [...(found?.removed ?? [])]],
      [kind, width, numbers, removed],
    );
    assert.deepEqual(
      details.map((_, i) => readDetails(file.details, 6 * i)),
      details,
    );
  });

interface SignatureCase {
  readonly name: string;
  readonly key: string;
  readonly message: string;
  readonly signature: string;
}

for (const { name, key, message, signature } of read<SignatureCase>('signatures'))
  test(`${name}: WebCrypto and the script agree`, async () => {
    const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
    const byWebCrypto = await signatureCheck();
    for (const check of [byWebCrypto, verify]) {
      assert.equal(await check?.(bytes(key), bytes(signature), bytes(message)), true);
      const wrong = bytes(signature);
      wrong[5] = (wrong[5] as number) ^ 1;
      assert.equal(await check?.(bytes(key), wrong, bytes(message)), false);
    }
  });

/** The package's files in a folder of their own, which is imported anew. */
async function packed(files: readonly string[]) {
  const folder = newFolder();
  symlinkSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const file of files) cpSync(join(root, 'dist', file), join(folder, file));
  return (await import(join(folder, 'lists.js'))) as typeof import('../../bindings/js/lists.ts');
}

test('the script is loaded where WebCrypto has no Ed25519, and nowhere else', async context => {
  const own = newList();
  await own.add([codeOf(1)]);
  await own.publish();
  const options = { transport: own.transport, root: own.root, product, now: () => noon };
  const refused = async (files: readonly string[]) =>
    (await (await packed(files)).openList(options)).standing.refused;
  assert.equal(await refused(['lists.js']), undefined);
  const { subtle } = globalThis.crypto;
  const { importKey } = subtle;
  context.mock.method(subtle, 'importKey', (...given: Parameters<typeof importKey>) => {
    if (given[2] === 'Ed25519') throw new DOMException('no such algorithm', 'NotSupportedError');
    return importKey.apply(subtle, given);
  });
  assert.equal(await refused(['lists.js', 'lists_ed25519.js']), undefined);
  assert.equal(await refused(['lists.js']), 'no-crypto');
});

test('cost, published bits and prefixes follow from the number of codes, as docs/lists.md says', () => {
  const rows = [
    [80, 0, 48],
    [64, 16, 44],
    [53.15, 17, 33],
    [49.83, 17, 29],
    [39.86, 17, 19],
    [20, 17, 0],
  ] as const;
  for (const [space, cost, published] of rows)
    assert.deepEqual([costFor(space), publishedBits(space)], [cost, published], `${space}`);
  assert.deepEqual(
    [1, 1_000, 1_000_000, 10_000_000, 16_000_000].map(count => widthFor(count, 48)),
    [9, 19, 29, 32, 32],
  );
  assert.equal(widthFor(1_000_000, 19), 19);
  assert.ok(10_000_000 / 2 ** widthFor(10_000_000, 48) <= 0.0025);
  assert.equal(Math.round(confirmedByChance(1_000, 29)), 536_871);
});
