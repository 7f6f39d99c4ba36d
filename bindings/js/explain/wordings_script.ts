/** The wordings of what is known: a file of its own, which is loaded with the guide of a page, or when a failure needs them. */
export { packedWordings } from '#tables/wordings.ts';
