import type { Settings } from './options.ts';
import type { Keyring } from './secrets.ts';
import type { Outbox } from './sms.ts';
import type { Store } from './store/open.ts';

/** What every answer is made with. */
export interface Desk {
  readonly store: Store;
  readonly keys: Keyring;
  readonly outbox: Outbox;
  readonly settings: Settings;
}
