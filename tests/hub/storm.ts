/** What happens to the hub and its network while entries go through: each by chance, and all of them again and again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Network } from './network.ts';
import { type HubProcess, startHub } from './support.ts';

export interface Storm {
  readonly kills: number;
  readonly cuts: number;
  readonly stalls: number;
  readonly partitions: number;
}

export interface StormOptions {
  readonly folder: string;
  readonly keys: string;
  /** Nobody sees the hub but through these. */
  readonly networks: readonly Network[];
  /** Those of them that are cut, stalled and partitioned. */
  readonly shaken: readonly Network[];
  readonly partitionMs: number;
  /** Between two troubles, at most. */
  readonly everyMs: number;
}

const oneOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;

/** Goes on until it is told to end; leaves a hub that runs and a network that is whole. */
export class Weather {
  readonly #options: StormOptions;
  readonly #counts = { kills: 0, cuts: 0, stalls: 0, partitions: 0 };
  #hub: HubProcess;
  #over = false;
  readonly #blows: Promise<void>;

  constructor(hub: HubProcess, options: StormOptions) {
    this.#hub = hub;
    this.#options = options;
    this.#blows = this.#blow();
  }

  get hub(): HubProcess {
    return this.#hub;
  }

  get counts(): Storm {
    return { ...this.#counts };
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.#blows;
  }

  async #blow(): Promise<void> {
    const { shaken, everyMs, partitionMs } = this.#options;
    const troubles = [
      () => this.#kill(),
      async () => {
        oneOf(shaken).cut();
        this.#counts.cuts += 1;
      },
      async () => {
        const network = oneOf(shaken);
        network.stall();
        this.#counts.stalls += 1;
        await sleep(partitionMs);
        network.heal();
      },
      async () => {
        const network = oneOf(shaken);
        network.partition();
        this.#counts.partitions += 1;
        await sleep(partitionMs);
        network.heal();
      },
    ];
    for (let turn = 0; !this.#over; ++turn) {
      await troubles[turn % troubles.length]?.();
      await sleep(Math.random() * everyMs);
    }
  }

  async #kill(): Promise<void> {
    const { folder, keys, networks } = this.#options;
    this.#hub.child.kill('SIGKILL');
    await this.#hub.ended;
    this.#counts.kills += 1;
    this.#hub = await startHub(folder, keys);
    for (const network of networks) network.to(this.#hub.address);
  }
}
