/** A file of JSON to its objects: an array of them, or one behind the other. */
import { FileFaultError } from './fault.ts';
import { type DamageNotes, textsOf } from './lines.ts';
import { longestRecord } from './splitter.ts';

const blank = /[\s\ufeff]/;

/** Where the reader is: before all, before an object or the end, behind one, within one, behind the array. */
type Place = 'start' | 'before' | 'behind' | 'within' | 'end';

/** Cuts a text that comes in pieces; whether an object is sound is asked where it is read. */
class Elements {
  #place: Place = 'start';
  #isArray = false;
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #text = '';
  /** Objects that have begun. */
  count = 0;

  /** @throws FileFaultError of what is no object, counted from 1 */
  *push(text: string): Generator<string> {
    let from = 0;
    for (let i = 0; i < text.length; ++i) {
      const character = text[i] as string;
      if (this.#place !== 'within') {
        this.#between(character);
        from = i;
      } else if (this.#ends(character)) {
        yield this.#text + text.slice(from, i + 1);
        this.#text = '';
        this.#place = 'behind';
      }
    }
    if (this.#place !== 'within') return;
    this.#text += text.slice(from);
    if (this.#text.length > longestRecord)
      throw new FileFaultError('long-record', this.count, 0, String(longestRecord));
  }

  /** @throws FileFaultError of a file that ends before its array or object does */
  end(): void {
    const isWhole = this.#isArray
      ? this.#place === 'end'
      : this.#place === 'behind' || this.#place === 'start';
    if (!isWhole) throw new FileFaultError('not-json', Math.max(1, this.count));
    // It may hold the list, and then one row would be all that is read of it.
    if (!this.#isArray && this.count === 1) throw new FileFaultError('one-object');
  }

  #between(character: string): void {
    if (blank.test(character)) return;
    const isFirst = this.#place === 'start';
    const mayBegin = isFirst || this.#place === 'before' || (this.#place === 'behind' && !this.#isArray);
    if (character === '{' && mayBegin) {
      this.#place = 'within';
      this.#depth = 1;
      this.count += 1;
    } else if (character === '[' && isFirst) {
      this.#isArray = true;
      this.#place = 'before';
    } else if (this.#isArray && character === ',' && this.#place === 'behind') this.#place = 'before';
    else if (this.#isArray && character === ']' && (this.#place === 'behind' || this.count === 0))
      this.#place = 'end';
    else throw new FileFaultError('not-json', this.count + 1);
  }

  #ends(character: string): boolean {
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false;
      else if (character === '\\') this.#escaped = true;
      else if (character === '"') this.#quoted = false;
    } else if (character === '"') this.#quoted = true;
    else if (character === '{' || character === '[') this.#depth += 1;
    else if (character === '}' || character === ']') this.#depth -= 1;
    return this.#depth === 0;
  }
}

/** @throws FileFaultError */
export async function* elementsOf(
  pieces: AsyncIterable<Uint8Array>,
  notes?: DamageNotes,
): AsyncGenerator<string> {
  const elements = new Elements();
  for await (const text of textsOf(pieces, notes)) yield* elements.push(text);
  elements.end();
}
