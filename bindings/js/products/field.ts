/** What a field is for, in the order of the core's Field. */
export const fields = ['secret', 'number'] as const;
export type Field = (typeof fields)[number];
