/** The signed files of a list: nothing is believed but what enough keys that hold have signed. */
import assert from 'node:assert/strict';
import { type Role, readEnvelope } from '../../../../bindings/js/lists/envelope.ts';
import { listRefusals } from '../../../../bindings/js/lists/refusal.ts';
import type { ListFile, RootFile, TimeFile } from '../../../../bindings/js/lists/signed_files.ts';
import { Trust } from '../../../../bindings/js/lists/trust.ts';
import { type SigningKey, signedText } from '../../../../bindings/lists/keys.ts';
import { signer } from '../signers.ts';
import { bytesOfText, type MakeTarget, textOf } from '../target.ts';

const now = Date.UTC(2026, 10, 1, 12);
const dated = { format: 1, version: 1, signedAt: now, expiresAt: now + 86_400_000 } as const;
const digest = { path: 'full.1', sha256: 'ab'.repeat(32), bytes: 64 };

const [first, second, third, gone, stranger] = [1, 2, 3, 4, 5].map(signer) as [
  SigningKey,
  SigningKey,
  SigningKey,
  SigningKey,
  SigningKey,
];
const holders = (threshold: number, ...keys: readonly SigningKey[]) => ({
  keys: Object.fromEntries(keys.map(({ id, public: key }) => [id, key])),
  threshold,
});

/** Two of three must sign, one key of them was withdrawn. */
const root: RootFile = {
  ...{ ...dated, role: 'root' },
  roles: {
    root: holders(2, first, second, gone),
    list: holders(2, first, second, gone),
    time: holders(2, second, third, gone),
  },
  withdrawn: [gone.id],
};
const next: RootFile = { ...root, version: 2 };
const list: ListFile = {
  ...{ ...dated, role: 'list', product: 'jd.ecard', salt: '00'.repeat(16), cost: 0, published: 44 },
  ...{ rule: 'doubtful', publishers: ['shop.example'], count: 3, full: digest, rangeBits: 0 },
  ...{ deltas: [{ ...digest, path: 'delta.0-1', from: 0, to: 1 }], groups: 'cd'.repeat(16) },
};
const time: TimeFile = { ...{ ...dated, role: 'time', root: 1 }, list: { ...digest, version: 1 } };

const page = signedText('root', root, [first, second]);
const allowed: Readonly<Record<Role, readonly string[]>> = {
  root: [first.id, second.id],
  list: [first.id, second.id],
  time: [second.id, third.id],
};
const genuine = [root, next, list, time].map(file => JSON.stringify(file));

const seeds = [
  page,
  ...[next, list, time].flatMap(file => {
    const { role } = file;
    const pairs: readonly (readonly SigningKey[])[] = [
      role === 'time' ? [second, third] : [first, second],
      [second],
      [second, second],
      [gone, stranger],
      [second, gone],
    ];
    return pairs.map(keys => signedText(role, file, keys));
  }),
].map(bytesOfText);

/** What was taken is what was signed, by as many as must. */
function genuineAs(role: Role, text: string): void {
  const { signed, signatures } = JSON.parse(text) as ReturnType<typeof readEnvelope> & object;
  assert.ok(genuine.includes(signed), 'a text that nobody signed');
  const ids = new Set(signatures.map(({ key }) => key).filter(id => allowed[role].includes(id)));
  assert.equal(ids.size, 2, 'by fewer keys than must');
}

const isRefusal = (value: unknown) => (listRefusals as readonly unknown[]).includes(value);

export const target: MakeTarget = () => ({
  seeds,
  isJson: true,
  async run(input) {
    const text = textOf(input);
    const envelope = readEnvelope(text);
    if (envelope !== undefined)
      for (const one of [envelope.signed, ...envelope.signatures.flatMap(s => [s.key, s.signature])])
        assert.equal(typeof one, 'string', 'what is no text passes for one');
    assert.ok(Number.isInteger(Trust.rootNamed(text)));
    const begun = Trust.begin(text);
    if (typeof begun === 'string') assert.ok(isRefusal(begun));
    const believes = Trust.begin(page, { page, root: text, time: 0, list: 0 });
    assert.ok(typeof believes === 'object');
    const trust = Trust.begin(page) as Trust;
    const taken = await Promise.all([
      trust.takeTime(text, now),
      trust.readList(text, 1, now),
      trust.takeRoot(text),
    ]);
    for (const [i, role] of (['time', 'list', 'root'] as const).entries())
      if (isRefusal(taken[i])) continue;
      else genuineAs(role, text);
    if (taken[2] !== undefined) assert.equal(trust.kept.root, page);
    assert.equal(trust.kept.page, page);
  },
});
