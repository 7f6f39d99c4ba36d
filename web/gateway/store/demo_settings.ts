import type { Store } from './open.ts';

/**
 * What the demo's person has set, as JSON by name. It lies in the store, so that it outlives a restart and holds for
 * every process over the folder.
 */
export type SettingName = 'random-faults' | 'load';

/** The text as it was written; `null` if nothing is set. */
export function readSetting(store: Store, name: SettingName): string | null {
  const row = store.prepare('SELECT value FROM demo_settings WHERE name = ?').get(name) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

/** `null` takes the setting away. */
export function writeSetting(store: Store, name: SettingName, value: unknown): void {
  if (value === null) store.prepare('DELETE FROM demo_settings WHERE name = ?').run(name);
  else
    store
      .prepare('INSERT OR REPLACE INTO demo_settings (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(value));
}

/** Makes a thing of a setting, and makes it anew only when the setting has changed. */
export function watchSetting<T, Made>(store: Store, name: SettingName, make: (value: T) => Made) {
  let text: string | null = null;
  let made: Made | null = null;
  return (): Made | null => {
    const now = readSetting(store, name);
    if (now !== text) {
      text = now;
      made = now === null ? null : make(JSON.parse(now) as T);
    }
    return made;
  };
}
