/** Platforms with keys, what they report, and the file that says who may publish. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { keyIdOf, type Pace } from '../../bindings/hub/keys/publishers.ts';
import { type Entry, entryBytes, entryText, envelopeOf, type Report } from '../../bindings/js/hub/entry.ts';
import type { Envelope } from '../../bindings/js/lists/envelope.ts';

export interface Party {
  readonly name: string;
  readonly id: string;
  readonly public: string;
  readonly private: KeyObject;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

export function newParty(name: string): Party {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  return {
    ...{ name, id: keyIdOf(key), public: key, private: privateKey },
    sign: bytes => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

export const publicKeys = (parties: readonly Party[]) =>
  Object.fromEntries(parties.map(({ id, public: key }) => [id, key]));

export function writeKeys(
  path: string,
  parties: readonly Party[],
  pace: Partial<Pace> = {},
  withdrawn: readonly Party[] = [],
): void {
  const publishers = parties.map(({ name, public: key }) => ({ name, key, ...pace }));
  writeFileSync(path, JSON.stringify({ publishers, withdrawn: withdrawn.map(({ id }) => id) }));
}

/** More than any test sends. */
export const noLimit: Pace = { perMinute: 1e9, burst: 1e9 };

export const list = '00112233445566778899aabbccddeeff';
export const today = Math.floor(Date.now() / 86_400_000);

export const newHash = (): string => randomBytes(6).toString('hex');

export const reportOf = (more: Partial<Report> = {}): Report => ({
  ...{ list, kind: 'block', hash: newHash(), reason: 'stolen', day: today, end: 0 },
  ...more,
});

export function signedText(party: Pick<Party, 'id' | 'sign'>, signed: string): Envelope {
  const signature = Buffer.from(party.sign(entryBytes(signed))).toString('hex');
  return envelopeOf({ signed, key: party.id, signature });
}

export function signedEntry(party: Party, number: number, more: Partial<Entry> = {}): Envelope {
  return signedText(party, entryText({ ...reportOf(more), time: Date.now(), ...more, number }));
}
