/** What takes a shop's own profiles: apart, for a page that defines none need not have it. */
import { maxDefined } from '#tables/limits.ts';
import type { Core } from '../core/core.ts';
import type { CheckExports } from '../core/exports.ts';
import { kindOf } from '../core/values.ts';
import { type ProductInfo, toInfo } from '../products/info.ts';
import { packProduct } from '../products/pack.ts';
import type { ProductProfile, ProfileProblem } from '../products/profile.ts';
import { type ProductForm, readProfile } from '../products/read_profile.ts';
import { profileRules } from '../products/rules.ts';
import { tryProfile } from './trial.ts';

const read = (profile: unknown) => readProfile(profile, profileRules);

/** The products of a part: where what was defined is put. */
export interface ProductList {
  readonly infos: ProductInfo[];
  readonly indices: Map<string, number>;
}

/** What was defined, to know it again: each profile as text, by its id. */
export class Definitions {
  readonly #core: Core<CheckExports>;
  readonly #list: ProductList;
  readonly #texts = new Map<string, string>();

  constructor(core: Core<CheckExports>, list: ProductList) {
    this.#core = core;
    this.#list = list;
  }

  get texts(): readonly string[] {
    return [...this.#texts.values()];
  }

  /**
   * @returns its id, or what is wrong with it
   * @throws TypeError for what is no profile; RangeError for an id that is taken, or one too many
   */
  define(profile: ProductProfile): string | readonly ProfileProblem[] {
    if (typeof profile !== 'object' || profile === null) {
      throw new TypeError(`defineProduct takes a profile as an object; it was given ${kindOf(profile)}`);
    }
    const given = read(profile);
    if (given.form === null) return given.problems;
    const text = JSON.stringify(profile);
    // A copy of its own: what the caller does with the profile later changes nothing here.
    const own = JSON.parse(text) as ProductProfile;
    const { form, problems } = read(own);
    if (form === null) return problems;
    const { id } = form;
    if (this.#texts.get(id) === text) return id;
    if (this.#list.indices.has(id)) {
      throw new RangeError(`defineProduct: there is another product ${id} already; choose another id`);
    }
    if (this.#texts.size >= maxDefined) {
      throw new RangeError(`defineProduct: ${maxDefined} products are defined, which is the limit`);
    }
    const wrong = tryProfile(this.#core, packProduct(form), own);
    if (wrong.length > 0) return wrong;
    this.#take(form, text);
    return id;
  }

  /** Takes a profile that another part has tried and taken. */
  adopt(text: string): void {
    const { form } = read(JSON.parse(text));
    if (form !== null && !this.#list.indices.has(form.id)) this.#take(form, text);
  }

  #take(form: ProductForm, text: string): void {
    const words = packProduct(form);
    this.#core.words.set(words);
    const index = this.#core.exports.cm_define(words.length);
    this.#core.words.fill(0, 0, words.length);
    this.#list.infos[index] = toInfo(form);
    this.#list.indices.set(form.id, index);
    this.#texts.set(form.id, text);
  }
}

/** Makes what takes them; of `cardmend/check` only where it is asked for. */
export type ProfileTools = (core: Core<CheckExports>, list: ProductList) => Definitions;

export const profileTools: ProfileTools = (core, list) => new Definitions(core, list);
