/** Ed25519 where WebCrypto lacks it: a file of its own, loaded by need. */
import { verifyAsync } from '@noble/ed25519';

export type VerifySignature = (
  key: Uint8Array,
  signature: Uint8Array,
  signed: Uint8Array,
) => Promise<boolean>;

export const verify: VerifySignature = async (key, signature, signed) => {
  try {
    return await verifyAsync(signature, signed, key);
  } catch {
    // A key or a signature that is none.
    return false;
  }
};
