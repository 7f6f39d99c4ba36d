import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Keeps secrets out of the store: what is written there is a keyed hash. The key lies in a file beside the database, so
 * that a copy of the database alone tells no card, SMS code or session.
 */
export interface Keyring {
  /** HMAC-SHA-256 of `text`, in hexadecimal; `purpose` keeps the uses apart. */
  seal(purpose: 'card' | 'sms' | 'session' | 'request' | 'step' | 'net', text: string): string;
}

export function openKeyring(path: string): Keyring {
  const key = readOrMake(path);
  return {
    seal: (purpose, text) => createHmac('sha256', key).update(`${purpose}\0${text}`).digest('hex'),
  };
}

function readOrMake(path: string): Buffer {
  try {
    writeFileSync(path, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(path, 0o600);
  const key = readFileSync(path);
  if (key.length !== 32)
    throw new Error(`${path} holds no key of 32 bytes; remove the gateway's folder to start anew`);
  return key;
}

/** Compares two seals without telling by the time it takes where they differ. */
export function sameSeal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

export const makeSmsCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const makeToken = (): string => randomBytes(32).toString('hex');
