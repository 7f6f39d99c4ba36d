/** What stands between the hub and the pages does on demand, so that it can be seen how they bear it. */
export const hubMoods = [
  /** Nothing: what the hub says is handed on. */
  'honest',
  /** Adds an entry that blocks a good card in a platform's name, which it cannot sign. */
  'forges',
  /** Sends entries a second time. */
  'repeats',
  /** Keeps new entries to itself. */
  'withholds',
  /** Puts another log in place of the one that was followed. */
  'rewrites',
  /** Takes the question, and says nothing. */
  'stalls',
  /** Answers with an error. */
  'fails',
] as const;
export type HubMood = (typeof hubMoods)[number];
