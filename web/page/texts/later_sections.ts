/**
 * Which of the page's texts come with app/later.ts, by what stands before the first dot of their keys: nothing says them
 * before something was checked. The page's first language is cut in two so (web/texts_in_two.ts).
 */
const laterSections: ReadonlySet<string> = new Set([
  'aids',
  'aloud',
  'deal',
  'dictate',
  'done',
  'facts',
  'fault',
  'off-peak',
  'plan',
  'reason',
  'sample',
  'samples',
  'scan',
  'snippet',
  'support',
  'trace',
  'trouble',
  'verify',
  'why',
]);

/** Told where what comes later cannot be had. */
const atOnce: ReadonlySet<string> = new Set(['trouble.not-loaded']);

export const comesLater = (key: string): boolean =>
  laterSections.has(key.split('.', 1)[0] ?? '') && !atOnce.has(key);
