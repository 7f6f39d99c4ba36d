/** As many as most cards have: shown before the kind of card is known. */
export const unknownGroups = [4, 4, 4, 4] as const;
