/** The key of a journal, and what is made with it: digests, idempotency keys, sealed codes. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** What is needed to send a card. */
export interface Code {
  readonly product: string;
  readonly number: string;
  readonly secret: string;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export class Keys {
  readonly #digest: Buffer;
  readonly #intent: Buffer;
  readonly #seal: Buffer;
  /** By which a journal knows its key; it tells nothing of it. */
  readonly check: string;

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    const part = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `cardmend bind ${use}`, keyBytes));
    this.#digest = part('digest');
    this.#intent = part('intent');
    this.#seal = part('seal');
    this.check = createHmac('sha256', part('check')).update('check').digest('hex');
  }

  /** By which a card is known. Lengths stand before the parts, so that no two cards are written alike. */
  digest({ product, number, secret }: Code): string {
    const parts = [product, number, secret].map(part => `${part.length}:${part}`).join('');
    return createHmac('sha256', this.#digest).update(parts).digest('hex');
  }

  /** 32 digits of base 16; follows from the card, so that a journal that is lost and made anew asks with the same one. */
  idempotencyKey(card: string): string {
    return createHmac('sha256', this.#intent).update(card).digest('hex').slice(0, 32);
  }

  /** AES-256-GCM, bound to the card's digest: a sealed code cannot be moved to another row. */
  seal(code: Code, card: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce).setAAD(Buffer.from(card));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(code), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** null if it was altered, or sealed with another key */
  open(sealed: string, card: string): Code | null {
    try {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, nonceBytes);
      const opener = createDecipheriv('aes-256-gcm', this.#seal, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(card))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const text = Buffer.concat([opener.update(bytes.subarray(nonceBytes + tagBytes)), opener.final()]);
      return JSON.parse(text.toString('utf8')) as Code;
    } catch {
      return null;
    }
  }
}

/** 64 digits of base 16; undefined if it is none. */
export function keyOf(text: string): Buffer | undefined {
  return /^[0-9a-f]{64}$/i.test(text.trim()) ? Buffer.from(text.trim(), 'hex') : undefined;
}

/** Whole, or not there: a file without its key would stand in the way of the next run. One that is there already stays. */
function makeKey(path: string): void {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  const descriptor = openSync(part, 'wx', 0o600);
  try {
    writeFileSync(descriptor, `${randomBytes(keyBytes).toString('hex')}\n`);
    fsyncSync(descriptor);
    linkSync(part, path);
  } finally {
    closeSync(descriptor);
    rmSync(part, { force: true });
  }
}

/** The key in a file for its owner alone, made if it is missing. @returns undefined if the file holds none */
export function keyInFile(path: string): Buffer | undefined {
  try {
    if (!existsSync(path)) makeKey(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(path, 0o600);
  return keyOf(readFileSync(path, 'utf8'));
}

/** Dots and the last four characters: of the number if there is one, of a secret only if twelve others stay hidden. */
export function shownOf({ number, secret }: Code): string {
  const dots = '\u2022\u2022\u2022\u2022';
  if (number.length >= 8) return `${dots} ${number.slice(-4)}`;
  return secret.length >= 16 ? `${dots} ${secret.slice(-4)}` : dots;
}
