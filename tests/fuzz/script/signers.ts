/** Signers whose keys are always the same, so that an input that was found stays what it was. */
import { createPrivateKey } from 'node:crypto';
import { type SigningKey, signingKeyOf } from '../../../bindings/lists/keys.ts';

/** PKCS #8 of Ed25519, before the 32 bytes of the key. */
const pkcs8 = '302e020100300506032b657004220420';

/** @param number 0 to 255 */
export function signer(number: number): SigningKey {
  const der = Buffer.from(pkcs8 + number.toString(16).padStart(2, '0').repeat(32), 'hex');
  return signingKeyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}
