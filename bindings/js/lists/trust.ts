/**
 * What a list's files are believed by: a root that came with the page, and what was taken since. Nothing that is refused changes
 * it. A chain of roots changes the keys: each is signed by the keys of the one before and by its own.
 */

import type { HashKey } from './code_hash.ts';
import { dayMs } from './entry.ts';
import { type Envelope, type Role, readEnvelope, signatureProblem } from './envelope.ts';
import type { ListRefusal } from './refusal.ts';
import { type ListRule, type RootFile, readSigned, type SignedFiles } from './signed_files.ts';

/** What a code is hashed with, and what a blocked card is: a list has one for all of its life. */
export interface CodeKey extends HashKey {
  /** Bits of a hash that are published. */
  readonly published: number;
  readonly rule: ListRule;
}

/** What is to be kept between visits, so that an older list cannot pass for the newest. All of it is public. */
export interface KeptTrust {
  /** The text of the root that the page came with: what was kept is of no use beside another one. */
  readonly page: string;
  /** The text of the newest root that was taken. */
  readonly root: string;
  /** The newest versions that were taken; 0 for none. */
  readonly time: number;
  readonly list: number;
  /** With it live entries hold though no file of the list can be reached. */
  readonly key?: CodeKey;
}

/** A page's clock may be wrong by so much. */
export const clockTolerance = dayMs;

/** @returns its name if a file's time has not come, or is over */
function outOfTime(file: { signedAt: number; expiresAt: number }, now: number): ListRefusal | undefined {
  if (file.signedAt > now + clockTolerance) return 'future';
  return file.expiresAt < now - clockTolerance ? 'expired' : undefined;
}

function opened(text: string): Envelope | ListRefusal {
  const envelope = readEnvelope(text);
  if (envelope !== undefined) return envelope;
  // A signed file that was cut ends otherwise than one; another thing begins otherwise.
  if (!text.startsWith('{"signed":')) return 'not-a-list';
  return text.trimEnd().endsWith('}') ? 'altered' : 'truncated';
}

/** What a file says that nobody has verified. */
function unverified<R extends Role>(role: R, text: string): SignedFiles[R] | ListRefusal {
  const envelope = opened(text);
  return typeof envelope === 'string' ? envelope : readSigned(role, envelope.signed);
}

export class Trust {
  readonly #page: string;
  #root: RootFile;
  #rootText: string;
  #time: number;
  #list: number;

  private constructor(page: string, root: RootFile, rootText: string, kept?: KeptTrust) {
    this.#page = page;
    this.#root = root;
    this.#rootText = rootText;
    this.#time = kept?.time ?? 0;
    this.#list = kept?.list ?? 0;
  }

  /** @param page the text of the root that came with the page: it is believed as it is, if it is one @param kept of an earlier visit */
  static begin(page: string, kept?: KeptTrust): Trust | ListRefusal {
    const first = unverified('root', page);
    if (typeof first === 'string') return first;
    if (kept?.page !== page) return new Trust(page, first, page);
    const later = unverified('root', kept.root);
    if (typeof later === 'string') return new Trust(page, first, page, kept);
    return new Trust(page, later, kept.root, kept);
  }

  get kept(): KeptTrust {
    return { page: this.#page, root: this.#rootText, time: this.#time, list: this.#list };
  }

  get rootVersion(): number {
    return this.#root.version;
  }

  /** What a file says that the role's keys have signed. Nothing of it is read before. */
  async #verified<R extends Role>(role: R, text: string): Promise<SignedFiles[R] | ListRefusal> {
    const envelope = opened(text);
    if (typeof envelope === 'string') return envelope;
    const { roles, withdrawn } = this.#root;
    return (
      (await signatureProblem(role, envelope, roles[role], withdrawn)) ?? readSigned(role, envelope.signed)
    );
  }

  /** Takes the next root. */
  async takeRoot(text: string): Promise<ListRefusal | undefined> {
    const file = await this.#verified('root', text);
    if (typeof file === 'string') return file;
    if (file.version !== this.#root.version + 1)
      return file.version <= this.#root.version ? 'older' : 'altered';
    const envelope = readEnvelope(text) as Envelope;
    const refused = await signatureProblem('root', envelope, file.roles.root, file.withdrawn);
    if (refused !== undefined) return refused;
    this.#root = file;
    this.#rootText = text;
    return undefined;
  }

  /** @returns the root's version that a time file names, before anybody believes it */
  static rootNamed(text: string): number {
    const file = unverified('time', text);
    return typeof file === 'string' ? 0 : file.root;
  }

  /** Which version is the newest; believed from then on. */
  async takeTime(text: string, now: number): Promise<SignedFiles['time'] | ListRefusal> {
    const file = await this.#verified('time', text);
    if (typeof file === 'string') return file;
    const refused = outOfTime(this.#root, now) ?? outOfTime(file, now);
    if (refused !== undefined) return refused;
    if (file.version < this.#time || file.list.version < this.#list) return 'older';
    this.#time = file.version;
    return file;
  }

  /** @param version the one that the time file names; its digest was compared before */
  async readList(text: string, version: number, now: number): Promise<SignedFiles['list'] | ListRefusal> {
    const file = await this.#verified('list', text);
    if (typeof file === 'string') return file;
    const refused = outOfTime(file, now);
    if (refused !== undefined) return refused;
    return file.version === version ? file : 'altered';
  }

  /** The version whose every file was taken: nothing before it is taken any more. */
  settle(version: number): void {
    this.#list = version;
  }
}
