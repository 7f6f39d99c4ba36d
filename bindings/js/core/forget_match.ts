/**
 * A runtime keeps the text that a regular expression last matched, for every script of the page to read (`RegExp.input`): behind
 * a match on what is secret it is given an empty one.
 */
export function forgetMatch(): void {
  /^/.test('');
}
