/** What the command's thread and the threads that check say to each other. */
import type { Locale } from '#tables/keys.ts';
import type { BlockResult, FilePlan } from '../../batch/check/types.ts';
import type { Identity } from '../../batch/duplicates/identity.ts';
import type { HashKey } from '../../batch/duplicates/siphash.ts';
import type { ProductProfile } from '../../js/products/profile.ts';

/** What a thread is started with. */
export interface Start {
  readonly module: WebAssembly.Module;
  readonly batchModule: WebAssembly.Module;
  readonly locale: Locale;
  readonly profiles: readonly ProductProfile[];
  readonly known: readonly Uint8Array[];
  readonly key: HashKey;
}

/** A file that blocks will be of. */
export interface FileMessage {
  readonly file: number;
  readonly plan: FilePlan;
  readonly identity: Identity;
}

export interface BlockMessage {
  readonly block: number;
  readonly file: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Records at its beginning that are no cards. */
  readonly skip: number;
  /** How many exceptions are to be told one by one. */
  readonly detail: number;
}

export interface BlockAnswer {
  readonly block: number;
  readonly result: BlockResult;
}
