/** What a heading says of its column. */
import { type LabelMark, labelWords, labelWritings } from '#tables/labels.ts';

/** What a column can hold that a batch reads. */
export type Role = 'secret' | 'number' | 'value' | 'expiry';

export const roles: readonly Role[] = ['secret', 'number', 'value', 'expiry'];

/** A traditional character of a label -> the simplified one. */
const simplified = new Map(Array.from(labelWritings.matchAll(/(.)(.)/g), ([, from, to]) => [from, to]));

/** A heading or label as it is compared: without case, width, writing, spaces and what stands between words. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:()[\]/*#]/g, '')
    .replace(/[\u4e00-\u9fff]/g, character => simplified.get(character) ?? character);
}

const marks = new Map<string, LabelMark>();
for (const [mark, words] of Object.entries(labelWords) as [LabelMark, readonly string[]][])
  for (const word of words) if (!marks.has(plain(word))) marks.set(plain(word), mark);

/** Words that are told apart inside of a longer heading: those not written in Latin letters, the longest first. */
const within = [...marks].filter(([word]) => /[^ -~]/.test(word)).sort((a, b) => b[0].length - a[0].length);

/** What a heading names; undefined if it is none that is known. The last word of a longer one says what it is. */
export function markOf(heading: string): LabelMark | undefined {
  const word = plain(heading);
  if (word === '' || word.length > 40) return undefined;
  const whole = marks.get(word);
  if (whole !== undefined) return whole;
  const [bare = ''] = word.split(/[(\uff08]/, 1);
  return (
    within.find(([label]) => bare.endsWith(label))?.[1] ?? within.find(([label]) => word.includes(label))?.[1]
  );
}
