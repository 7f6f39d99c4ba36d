/** The states that a page's style sheet sees, as `:state(valid)`. */
export class ShownStates {
  readonly #internals: ElementInternals;
  #shown: readonly string[] = [];

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Browsers that know other names alone show none. */
  show(states: readonly string[]): void {
    const set = this.#internals.states as Set<string> | undefined;
    if (set === undefined) return;
    try {
      for (const name of this.#shown) if (!states.includes(name)) set.delete(name);
      for (const name of states) set.add(name);
      this.#shown = states;
    } catch {
      // A browser whose states must begin with two hyphens.
    }
  }
}
