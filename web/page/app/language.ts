import type { Checker } from 'cardmend/check';
import type { Cardmend, Locale } from '../../../bindings/js/types.ts';
import { loadWhole, type ModuleState, moduleLoader } from '../base/cardmend_loader.ts';
import { loadNames, type ProductName, unnamed } from '../product/names.ts';
import { type Translate, translator } from '../texts/translate.ts';

/** The page's language, and what is loaded for it: the module with its messages, the names of the products. */
export class Language {
  locale: Locale;
  t: Translate;
  module: ModuleState = { status: 'loading' };
  name: ProductName = unnamed;
  readonly #loadModule = moduleLoader();
  /** Whose whole is on its way. */
  #asked: Checker | null = null;

  constructor(locale: Locale) {
    this.locale = locale;
    this.t = translator(locale);
  }

  /** What checks a field; `null` until the small part is there. */
  get checker(): Checker | null {
    return 'checker' in this.module ? this.module.checker : null;
  }

  /** The whole module; `null` until it is there. */
  get cardmend(): Cardmend | null {
    return this.module.status === 'ready' ? this.module.cardmend : null;
  }

  /** The page's own texts change at once; the rest has to be loaded. */
  change(locale: Locale): void {
    this.locale = locale;
    this.t = translator(locale);
  }

  /** False if the language was changed again meanwhile: what came is then not for the present one. */
  async load(): Promise<boolean> {
    const { locale } = this;
    // Where the whole was in use, the page does not go back to less for the sake of another language.
    const [module, name] = await Promise.all([
      this.#loadModule(locale).then(part =>
        this.module.status === 'ready' && part.status === 'part' ? loadWhole(part.checker) : part,
      ),
      loadNames(locale),
    ]);
    if (this.locale !== locale) return false;
    this.module = module;
    this.name = name;
    return true;
  }

  /** Asks for the whole, again where it could not be had before. True if that has changed something. */
  async loadWhole(): Promise<boolean> {
    const { locale, module } = this;
    if (module.status !== 'part' || this.#asked === module.checker) return false;
    this.#asked = module.checker;
    const whole = await loadWhole(module.checker);
    this.#asked = null;
    if (this.locale !== locale) return false;
    this.module = whole;
    return true;
  }
}
