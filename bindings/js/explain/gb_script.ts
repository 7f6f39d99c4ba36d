/** The characters of GB 2312 that wordings hold: a file of its own, which is loaded where the runtime cannot read GB 2312. */
export { shippedCharacters } from '#tables/gb_wordings.ts';
