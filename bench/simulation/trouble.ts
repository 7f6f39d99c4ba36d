/** What lies between a person and the platform: the trouble, what becomes of calls in it, and what ends it. */

import type { Reply } from '../../bindings/js/session/transport.ts';
import causes from '../../data/causes.json' with { type: 'json' };
import remedies from '../../data/remedies.json' with { type: 'json' };
import type { Assumptions } from './assumptions.ts';
import type { Person } from './people.ts';
import type { Customer } from './platform.ts';
import type { VirtualTime } from './virtual_time.ts';

/** The cause, in data/causes.json, that each trouble is; what ends it stands there. */
const causeOf: Readonly<Record<string, string>> = {
  'account-lacks-rights': 'account-restricted',
  'network-timeout': 'network',
  'cache-conflict': 'cache-conflict',
};

interface Remedy {
  readonly id: string;
  readonly chance: number;
}

const durations = new Map(remedies.rows.map(({ id, minutes }) => [id, minutes]));
const chances = new Map(remedies.rows.map(({ id, chance }) => [id, chance]));

function remediesOf(trouble: string): readonly Remedy[] {
  const row = causes.rows.find(({ id }) => id === causeOf[trouble]);
  const listed: readonly { remedy: string; chance?: number }[] = row?.remedies ?? [];
  return listed.map(({ remedy, chance }) => ({
    id: remedy,
    chance: (chance ?? chances.get(remedy) ?? 0) / 1000,
  }));
}

/** How long a remedy takes; that of waiting for others has no length of its own. */
function lengthOf(remedy: string): number {
  const minutes = durations.get(remedy);
  if (!Array.isArray(minutes)) return Number.POSITIVE_INFINITY;
  const [least = 0, most = 0] = minutes;
  return ((least + most) / 2) * 60_000;
}

const page: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text: '<html><head><title>Welcome</title></head><body><h1>Welcome</h1></body></html>',
};

/** What is asked of a platform. */
export type Step = 'start' | 'confirm' | 'resend' | 'status';

/** The answer of a call that is lost never comes. */
export const lost = Symbol('lost');
export type Fate = Reply | typeof lost;

export class Weather {
  readonly #person: Person;
  readonly #customer: Customer;
  readonly #assumed: Assumptions;
  readonly #time: VirtualTime;
  #over: boolean;
  #calls = 0;
  #badUntil = 0;
  #leaves: boolean;
  /** Called when the person leaves in the middle of a call. */
  onLeaving: () => void = () => {};

  constructor(person: Person, customer: Customer, assumed: Assumptions, time: VirtualTime) {
    this.#person = person;
    this.#customer = customer;
    this.#assumed = assumed;
    this.#time = time;
    this.#over = person.trouble === 'none';
    this.#leaves = person.trouble === 'flow-interrupted';
  }

  /** Whether the person is called away before giving the answer; once. */
  leavesBeforeAnswer(): boolean {
    if (!this.#leaves || this.#leavesAfterPress) return false;
    this.#leaves = false;
    return true;
  }

  get #leavesAfterPress(): boolean {
    return this.#person.luck('left-after-press') < this.#assumed['left-after-press'];
  }

  /** What becomes of one call, which is done by `work`. */
  call(step: Step, work: () => Reply): Fate {
    const { luck, trouble } = this.#person;
    this.#time.now += this.#assumed['answer-ms'];
    const n = this.#calls++;
    if (n === 0 && trouble === 'network-timeout')
      this.#badUntil = this.#time.now - Math.log(1 - luck('outage')) * this.#assumed['outage-ms'];
    if (step === 'confirm' && this.#leaves && this.#leavesAfterPress) {
      this.#leaves = false;
      work();
      this.onLeaving();
      return lost;
    }
    if (this.#over) return work();
    if (trouble === 'cache-conflict') return page;
    if (trouble === 'account-lacks-rights' && step === 'start') return this.#customer.restricted();
    const bad = trouble === 'network-timeout' && this.#time.now < this.#badUntil;
    if (!bad || luck('call-lost', n) >= this.#assumed['call-lost']) return work();
    if (luck('lost-after-work', n) < this.#assumed['lost-after-work']) work();
    return lost;
  }

  /** Whether the person can do it in one sitting. */
  canBeDone(remedy: string): boolean {
    return lengthOf(remedy) <= this.#assumed['waits-most-ms'];
  }

  /** The person does it; it ends the trouble if it is one that can, with its chance. */
  async apply(remedy: string): Promise<void> {
    await this.#time.pass(lengthOf(remedy));
    const apt = remediesOf(this.#person.trouble).find(({ id }) => id === remedy);
    if (apt !== undefined && this.#person.luck(`remedy ${remedy}`) < apt.chance) this.#over = true;
  }

  /** After a failure without a plan: something that the person finds alone, if anything. */
  async applyOwn(failure: number): Promise<void> {
    const { luck, trouble } = this.#person;
    if (luck('finds-remedy', failure) >= this.#assumed['finds-remedy']) return;
    const known = remediesOf(trouble).filter(({ id }) => this.canBeDone(id));
    const found = known[Math.floor(luck('which remedy', failure) * known.length)];
    if (found !== undefined) await this.apply(found.id);
  }

  /** How long an interrupted person is away; `undefined` for good. */
  away(): number | undefined {
    const { luck } = this.#person;
    if (luck('comes-back') >= this.#assumed['comes-back']) return undefined;
    return -Math.log(1 - luck('away')) * this.#assumed['away-ms'];
  }
}
