/** A browser as the tests of all engines see it: pages are opened, keys are pressed, functions run in the page. */

/** What runs in a page: it must name nothing but its arguments and the page's globals. */
export type InPage<Args extends readonly unknown[], Result> = (...args: Args) => Result | Promise<Result>;

export interface Engine {
  readonly name: string;
  readonly version: string;
  open(url: string): Promise<void>;
  /** Goes back in the history. */
  back(): Promise<void>;
  /** Arguments and result are JSON. */
  run<Args extends readonly unknown[], Result>(what: InPage<Args, Result>, ...args: Args): Promise<Result>;
  /** As `a`, `Backspace`, `Control+z`; each is pressed and released. */
  press(...keys: readonly string[]): Promise<void>;
  /** As its key for it does. */
  undo(): Promise<void>;
  close(): Promise<void>;
}

/** The text of a call; tsx marks the names of functions, of which pages know nothing. */
export function callOf(what: (...args: never) => unknown, args: readonly unknown[]): string {
  return `((__name) => (${what})(...${JSON.stringify(args)}))(value => value)`;
}

/** @throws Error if that does not come true within half a minute */
export async function until<Args extends readonly unknown[]>(
  engine: Engine,
  what: InPage<Args, boolean>,
  ...args: Args
): Promise<void> {
  const end = Date.now() + 30_000;
  // A page that is just being left answers nothing.
  while (!(await engine.run(what, ...args).catch(() => false))) {
    if (Date.now() > end) throw new Error(`${engine.name}: never came true: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
