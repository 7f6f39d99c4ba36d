/** What a field asks of the module as somebody types. */

/** The answer of {@link Cardmend.layout}: what should stand in a field. */
export interface Laid {
  /** The text itself if nothing is to change. */
  readonly value: string;
  /** Where the caret belongs in it, as `selectionStart` counts. */
  readonly caret: number;
}

/** What a code is typed with most easily on a phone: `capitals` where case is ignored, `digits` where it has no letter. */
export type Keyboard = 'letters' | 'capitals' | 'digits';
