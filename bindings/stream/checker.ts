/** `check` for texts that lie in the core's input already: no string is made of a row that is a clean code. */
import { type AnswerWords, checkedWords, type FindingWords, readAnswer } from '#tables/wire.ts';
import { Checking } from '../js/check/checking.ts';
import { grouped } from '../js/check/display.ts';
import { howOf } from '../js/check/options.ts';
import { toFinding } from '../js/check/result.ts';
import type { WholeExports } from '../js/core/exports.ts';
import type { Field } from '../js/products/field.ts';
import { fieldOf, groupsFor } from '../js/products/info.ts';
import type { RowChecker } from './rows.ts';

export class ModuleChecker extends Checking<WholeExports> implements RowChecker {
  #field: Field = 'secret';
  #how = howOf({ finished: true });
  /** Asked for once: products are defined before the first row. */
  #indexOf: ReadonlyMap<string, number> | undefined;

  /** What the texts are checked as: a row is done, so that nothing is still to be typed. */
  useField(field: Field): void {
    this.#field = field;
    this.#how = howOf({ field, finished: true });
  }

  get input(): Uint16Array {
    return this.core.input;
  }

  get units(): Uint16Array {
    return this.core.units;
  }

  indexOf(product: string): number {
    this.#indexOf ??= new Map(this.products.map((id, index) => [id, index]));
    return this.#indexOf.get(product) ?? -1;
  }

  idOf(index: number): string {
    return this.product(index)?.id ?? '';
  }

  display(index: number, code: string): string {
    const info = this.product(index);
    return grouped(code, groupsFor(info, fieldOf(info, this.#field), code.length));
  }

  ask(product: number, length: number): number {
    return this.core.exports.cm_check(product, this.#how, length);
  }

  answer(packed: number): AnswerWords {
    return readAnswer(this.core.read(checkedWords(packed)));
  }

  message(finding: FindingWords, raw: string): string {
    return toFinding(finding, raw, this).message;
  }
}
