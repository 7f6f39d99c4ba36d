/** How a text is to be checked, from the caller's options to the core's number. */
import { type InputWay, inputWays } from '#tables/keys.ts';
import { howNumber, howWord } from '#tables/wire.ts';
import { kindOf, quoted } from '../core/values.ts';
import { type Field, fields } from '../products/field.ts';
import type { CheckOptions } from './types.ts';

/** @throws TypeError, RangeError for what is no field */
export function fieldNamed(field: unknown): Field {
  if (field === undefined) return 'secret';
  if (field === 'secret' || field === 'number') return field;
  if (typeof field !== 'string') throw new TypeError(`field must be a string; it was given ${kindOf(field)}`);
  throw new RangeError(`there is no field ${quoted(field)}; use secret or number`);
}

function wayNamed(input: unknown): number {
  if (input === undefined) return 0;
  if (typeof input !== 'string') throw new TypeError(`input must be a string; it was given ${kindOf(input)}`);
  const way = inputWays.indexOf(input as InputWay);
  if (way < 0) throw new RangeError(`there is no input ${quoted(input)}; use one of ${inputWays.join(', ')}`);
  return way;
}

/** Of options that say nothing of it, which most calls have. */
const plain = howWord(fields.indexOf('secret'), 0, 0);

/** How a text is to be checked, in one word. */
export function howOf(options: CheckOptions | undefined): number {
  if (options === undefined) return plain;
  const finished: unknown = options.finished;
  if (options.field === undefined && finished === undefined && options.input === undefined) return plain;
  if (finished !== undefined && typeof finished !== 'boolean')
    throw new TypeError(`finished must be true or false; it was given ${kindOf(finished)}`);
  return howWord(
    fields.indexOf(fieldNamed(options.field)),
    Number(finished === true),
    wayNamed(options.input),
  );
}

/** The field that a number of howOf() asks for. */
export function fieldAsked(how: number): Field {
  return fields[howNumber(how)] ?? 'secret';
}
