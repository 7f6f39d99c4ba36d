import type { PlatformId, Step } from './platforms/platforms.ts';
import { platforms } from './platforms/platforms.ts';
import type { Keyring } from './secrets.ts';

/** For how long a dynamic token shows. */
export const tokenMs = 60_000;

export const stepOf = (platform: PlatformId): Step => platforms[platform].step.step as Step;

/** Everything but the SMS code follows from the key, so nothing of it is stored. */
const digits = (seal: string): string =>
  String(Number.parseInt(seal.slice(0, 12), 16) % 1_000_000).padStart(6, '0');

export const payPassword = (keys: Keyring, account: string): string =>
  digits(keys.seal('step', `pay ${account}`));

/** The token that the account's plug-in shows at `at`; it changes each minute. */
export const dynamicToken = (keys: Keyring, account: string, at: number): string =>
  digits(keys.seal('step', `token ${account} ${Math.floor(at / tokenMs)}`));

/** The text of the QR code that is printed beside the card. */
export const qrText = (keys: Keyring, card: string): string =>
  `CARDMEND:${keys.seal('step', `qr ${card}`).slice(0, 24)}`;
