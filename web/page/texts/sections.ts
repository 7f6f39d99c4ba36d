/**
 * With what the page's texts come, by what stands before the first dot of their keys: some with its first part, some
 * with app/later.ts or room.ts, all others with rest.ts. The page's first language is cut so (web/texts_in_parts.ts).
 */
const firstSections: ReadonlySet<string> = new Set([
  'card',
  'changes',
  'findings',
  'legend',
  'module',
  'position',
  'verdict',
]);

/** Nothing says them before something was checked. */
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

/** Of stolen cards: with room.ts, at the first need of it. */
const stolenSections: ReadonlySet<string> = new Set(['stolen', 'travel']);

/** Told where what comes later cannot be had. */
const atOnce: ReadonlySet<string> = new Set(['trouble.not-loaded']);

export type Part = 'first' | 'rest' | 'later' | 'stolen';

export function partOf(key: string): Part {
  const section = key.split('.', 1)[0] ?? '';
  if (firstSections.has(section) || atOnce.has(key)) return 'first';
  if (stolenSections.has(section)) return 'stolen';
  return laterSections.has(section) ? 'later' : 'rest';
}
