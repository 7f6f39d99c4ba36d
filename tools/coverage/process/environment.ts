/** What a process that counts knows, by the names in its environment. */
export const variables = {
  /** Where it writes. */
  folder: 'CARDMEND_COVERAGE',
  /** The project's. */
  root: 'CARDMEND_COVERAGE_ROOT',
  /** The test that it belongs to, relative to the root. */
  by: 'CARDMEND_COVERAGE_BY',
  options: 'NODE_OPTIONS',
} as const;
