/** Where a publisher's things lie. */
import { join } from 'node:path';
import type { Role } from '../js/lists/envelope.ts';

/**
 * ```
 * FOLDER/settings.json   the product, the salt, the rule
 *        keys/<role>.json   private keys: those of root may be kept elsewhere
 *        log             what was added and withdrawn, 32 bytes each; grows only
 *        followed.json   how far a hub's log is in it
 *        state.<version> the entries of a version, sorted
 *        replaced.<version> the files that a version put others in place of
 *        public/         what is served
 * ```
 */
export const placesOf = (folder: string) => ({
  folder,
  settings: join(folder, 'settings.json'),
  keys: (role: Role) => join(folder, 'keys', `${role}.json`),
  log: join(folder, 'log'),
  followed: join(folder, 'followed.json'),
  state: (version: number) => join(folder, `state.${version}`),
  replaced: (version: number) => join(folder, `replaced.${version}`),
  public: join(folder, 'public'),
  lock: join(folder, 'lock'),
});
export type Places = ReturnType<typeof placesOf>;
