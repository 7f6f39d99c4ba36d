import type { Checker } from 'cardmend/check';
import type { Guiding, PageGuiding } from 'cardmend/guide';
import type { Cardmend, Locale } from '../../../bindings/js/types.ts';
import { loadGuide, loadModule, loadWhole, loadWordings, type ModuleState } from '../base/cardmend_loader.ts';
import { loadNames, type ProductName, unnamed } from '../product/names.ts';
import { firstLocale, loadTexts, type Translate, translator } from '../texts/translate.ts';

/**
 * The page's language, and what is loaded for it, each when it is needed: its texts, the small part that checks, the
 * names of the products, the guide at the first failure, its wordings at one that no code tells, the whole at the first text that only the whole can read.
 */
export class Language {
  locale: Locale = firstLocale;
  t: Translate = translator(firstLocale);
  module: ModuleState = { status: 'loading' };
  name: ProductName = unnamed;
  /** Whose whole is on its way. */
  #asked: { readonly checker: Checker; readonly came: Promise<boolean> } | null = null;
  #loading: Promise<boolean> = Promise.resolve(false);
  #guide: { readonly locale: Locale; readonly guide: PageGuiding } | null = null;
  #guiding: { readonly locale: Locale; readonly guide: Promise<boolean> } | null = null;
  #guideFailed = false;
  #wordingsFailed = false;

  /** Pressed last, and perhaps still on its way. */
  #wanted = firstLocale;

  /** What checks a field; `null` until the small part is there. */
  get checker(): Checker | null {
    return 'checker' in this.module ? this.module.checker : null;
  }

  /** The whole module; `null` until it is there. */
  get cardmend(): Cardmend | null {
    return this.module.status === 'ready' ? this.module.cardmend : null;
  }

  /** What explains failures in the present language: the whole where it is, else the guide; `null` before either is. */
  get guide(): Guiding | null {
    return this.cardmend ?? (this.#guide?.locale === this.locale ? this.#guide.guide : null);
  }

  /** The guide, or what it needed, was asked for and could not be had; the next failure asks again. */
  get guideFailed(): boolean {
    return this.cardmend === null && (this.#wordingsFailed || (this.guide === null && this.#guideFailed));
  }

  /**
   * The page's own texts change as soon as they are there; the rest has to be loaded. `failed`: they cannot be had, and
   * the language stays as it was; `overtaken`: another one was asked for meanwhile.
   */
  async change(locale: Locale): Promise<'changed' | 'failed' | 'overtaken'> {
    this.#wanted = locale;
    const isThere = await loadTexts(locale);
    if (this.#wanted !== locale) return 'overtaken';
    if (!isThere) return 'failed';
    this.locale = locale;
    this.t = translator(locale);
    return 'changed';
  }

  /** False if the language was changed again meanwhile: what came is then not for the present one. */
  load(): Promise<boolean> {
    this.#loading = this.#load();
    return this.#loading;
  }

  async #load(): Promise<boolean> {
    const { locale } = this;
    // Where the whole was in use, the page does not go back to less for the sake of another language.
    const part = await loadModule(locale);
    const [module] = await Promise.all([
      this.module.status === 'ready' && part.status === 'part' ? loadWhole(part.checker) : part,
      this.#guide === null ? null : this.#loadGuide(),
    ]);
    if (this.locale !== locale) return false;
    this.module = module;
    return true;
  }

  /** The names of the products; the first check does not wait for them. False as with `load`. */
  async loadNames(): Promise<boolean> {
    const { locale } = this;
    const name = await loadNames(locale);
    if (this.locale !== locale) return false;
    this.name = name;
    return true;
  }

  /** Asks for the whole, again where it could not be had before. True if the present one has come or failed by it. */
  async loadWhole(): Promise<boolean> {
    await this.#loading;
    const { locale, module } = this;
    if (module.status !== 'part') return false;
    if (this.#asked?.checker === module.checker) return this.#asked.came;
    const came = loadWhole(module.checker).then(whole => {
      this.#asked = null;
      if (this.locale !== locale) return false;
      this.module = whole;
      return true;
    });
    this.#asked = { checker: module.checker, came };
    this.module = { ...module, whole: 'loading' };
    return came;
  }

  /**
   * Asks for what explains failures unless it is there, again where it could not be had before. True if it is.
   *
   * @param texts a text or an exception has to be read: no code tells the failure
   */
  async loadGuide(texts: boolean): Promise<boolean> {
    this.#wordingsFailed = false;
    const isThere = await this.#loadGuide();
    if (!isThere || !texts || this.cardmend !== null || this.#guide === null) return isThere;
    this.#wordingsFailed = !(await loadWordings(this.#guide.guide));
    return !this.#wordingsFailed;
  }

  #loadGuide(): Promise<boolean> {
    if (this.guide !== null) return Promise.resolve(true);
    const { locale } = this;
    if (this.#guiding?.locale === locale) return this.#guiding.guide;
    const guide = loadGuide(locale).then(came => {
      this.#guiding = null;
      this.#guideFailed = came === null;
      if (came !== null && this.locale === locale) this.#guide = { locale, guide: came };
      return came !== null;
    });
    this.#guiding = { locale, guide };
    return guide;
  }
}
