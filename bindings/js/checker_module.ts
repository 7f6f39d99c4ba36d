/** The small part: checks products that are named, and loads the whole when it is asked to. */
import type { Cardmend } from './cardmend.ts';
import { Checking } from './check/checking.ts';
import type { ProfileTools } from './check/profiles.ts';
import type { NamedCheckOptions, PartResult } from './check/types.ts';
import type { Checker } from './checker.ts';
import type { Core } from './core/core.ts';
import type { CheckExports } from './core/exports.ts';
import type { Messages } from './messages/messages.ts';
import type { ProductProfile } from './products/profile.ts';

/** What index.js gives, which the part loads when it is asked to. */
export type LoadWhole = () => Promise<Cardmend>;

type Whole = Cardmend & Pick<Checking<CheckExports>, 'adopt'>;

export class CheckerModule extends Checking<CheckExports> implements Checker {
  readonly #loadWhole: LoadWhole;
  #loading: Promise<Whole> | undefined;
  #whole: Whole | undefined;
  /** How many of the profiles the whole has. */
  #handed = 0;

  constructor(
    core: Core<CheckExports>,
    messages: Messages,
    tools: ProfileTools | null,
    loadWhole: LoadWhole,
  ) {
    super(core, messages, tools);
    this.#loadWhole = loadWhole;
  }

  override check(raw: string, options: NamedCheckOptions): PartResult {
    // Callers without types may have none.
    if ((options as Partial<NamedCheckOptions> | undefined)?.product === undefined) {
      throw new TypeError(
        'check of cardmend/check takes { product }; (await checker.full()).check finds out which it is',
      );
    }
    return super.check(raw, options);
  }

  override defineProduct(profile: ProductProfile): string {
    const id = super.defineProduct(profile);
    this.#handOver();
    return id;
  }

  full(): Promise<Cardmend> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      // The next need tries again.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<Whole> {
    this.#whole = (await this.#loadWhole()) as Whole;
    this.#handOver();
    return this.#whole;
  }

  /** What was defined here, it has too. */
  #handOver(): void {
    if (this.#whole === undefined) return;
    for (const profile of this.profiles.slice(this.#handed)) this.#whole.adopt(profile);
    this.#handed = this.profiles.length;
  }

  override wipe(): void {
    super.wipe();
    this.#whole?.wipe();
  }
}
