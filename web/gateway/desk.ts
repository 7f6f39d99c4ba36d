import type { Settings } from './options.ts';
import type { Parties } from './parties/parties.ts';
import type { Keyring } from './secrets.ts';
import type { Outbox } from './sms.ts';
import type { Store } from './store/open.ts';

/** What every answer is made with. */
export interface Desk {
  readonly store: Store;
  readonly keys: Keyring;
  readonly outbox: Outbox;
  readonly settings: Settings;
  /** `null`: the platforms know nothing of each other. */
  readonly parties: Parties | null;
}
