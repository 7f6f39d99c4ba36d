/** Wakes one waiting loop. */
export class Bell {
  #ring: (() => void) | null = null;
  #rung = false;

  ring(): void {
    this.#rung = true;
    this.#ring?.();
  }

  /** Until it rings, or for so long. What rang since the last wait counts. */
  async wait(ms: number): Promise<void> {
    if (!this.#rung)
      await new Promise<void>(done => {
        const timer = setTimeout(done, Math.min(ms, 0x7fffffff));
        this.#ring = () => {
          clearTimeout(timer);
          done();
        };
      });
    this.#ring = null;
    this.#rung = false;
  }
}
