import type { Finding } from '../../../bindings/js/types.ts';

/**
 * How a finding is drawn: `note` asks for nothing to be put right. What lacks something is a place to look at, unless it
 * is the end of what was typed, where the rest is still to come.
 */
export function weightOf({ effect, span }: Finding): 'note' | 'doubt' | 'wrong' {
  if (effect === 'refused') return 'wrong';
  if (effect === 'doubtful' || (effect === 'partial' && span[1] > span[0])) return 'doubt';
  return 'note';
}
