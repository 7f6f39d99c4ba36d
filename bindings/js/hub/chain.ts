/** The hash chain over a log: who knows one link knows everything before it. */
import type { SignedEntry } from './entry.ts';

/** What the link before the first entry is the SHA-256 of. */
export const firstLinkText = (log: string): string => `cardmend hub 1\n${log}`;

/** What an entry's link is the SHA-256 of. @param before the link before it, in base 16 */
export const linkText = (before: string, { signed, key, signature }: SignedEntry): string =>
  `${before}\n${key} ${signature}\n${signed}`;

/** SHA-256 of a text, in base 16. */
export async function linkOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}
