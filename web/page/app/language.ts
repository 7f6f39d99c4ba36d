import type { Cardmend, Locale } from '../../../bindings/js/types.ts';
import { type ModuleState, moduleLoader } from '../base/cardmend_loader.ts';
import { loadNames, type ProductName, unnamed } from '../product/names.ts';
import { type Translate, translator } from '../texts/translate.ts';

/** The page's language, and what is loaded for it: the module with its messages, the names of the products. */
export class Language {
  locale: Locale;
  t: Translate;
  module: ModuleState = { status: 'loading' };
  name: ProductName = unnamed;
  readonly #loadModule = moduleLoader();

  constructor(locale: Locale) {
    this.locale = locale;
    this.t = translator(locale);
  }

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
    const [module, name] = await Promise.all([this.#loadModule(locale), loadNames(locale)]);
    if (this.locale !== locale) return false;
    this.module = module;
    this.name = name;
    return true;
  }
}
