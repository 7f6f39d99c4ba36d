/**
 * A plain form: one field, a button, then a field for the verification. It sends what was typed, under a new attempt at each
 * press, shows what comes back as it is, and knows nothing after a reload.
 */
import type { Reply } from '../../bindings/js/session/transport.ts';
import { platformOf } from '../../web/gateway/platforms/platforms.ts';
import type { Assumptions } from './assumptions.ts';
import { Hand } from './hand.ts';
import { type End, type Outcome, Tally } from './outcome.ts';
import type { Person } from './people.ts';
import type { Customer } from './platform.ts';
import { type Fate, lost, Weather } from './trouble.ts';
import type { VirtualTime } from './virtual_time.ts';

/** What a person reads in an answer. */
type Read = 'verify' | 'done' | 'wrong' | 'wrong-answer' | 'stale' | 'spent' | 'locked' | 'other';

const byReason: Readonly<Record<string, Read>> = {
  nofind: 'wrong',
  verifyerr: 'wrong-answer',
  tokenused: 'stale',
  verifyexpired: 'stale',
  binded: 'spent',
  locked: 'locked',
};

function read({ text }: Reply, { platform }: Person): Read {
  let body: { ok?: boolean; code?: string; attempt?: { state: string } };
  try {
    body = JSON.parse(String(text));
  } catch {
    return 'other';
  }
  if (body.ok === true) return body.attempt?.state === 'waiting' ? 'verify' : 'done';
  const words = Object.entries(platformOf(platform).answers);
  const reason = words.find(([, { code }]) => code === body.code)?.[0] ?? '';
  return byReason[reason] ?? 'other';
}

/** More turns than a patient person takes. */
const mostTurns = 500;

class PlainForm {
  readonly #person: Person;
  readonly #customer: Customer;
  readonly #assumed: Assumptions;
  readonly #time: VirtualTime;
  readonly #weather: Weather;
  readonly #hand: Hand;
  readonly #tally: Tally;
  #attempt = '';
  #attempts = 0;
  #answers = 0;
  #left = false;

  constructor(person: Person, customer: Customer, assumed: Assumptions, time: VirtualTime) {
    this.#person = person;
    this.#customer = customer;
    this.#assumed = assumed;
    this.#time = time;
    this.#weather = new Weather(person, customer, assumed, time);
    this.#weather.onLeaving = () => {
      this.#left = true;
    };
    this.#hand = new Hand(person, assumed, time);
    this.#tally = new Tally(person, time.now);
  }

  async bind(): Promise<Outcome> {
    const end = await this.#turns();
    return this.#tally.outcome(end, this.#customer, this.#time.now);
  }

  async #turns(): Promise<End> {
    for (let turn = 0; turn < mostTurns; turn++) {
      const verifying = this.#attempt !== '';
      if (verifying && this.#weather.leavesBeforeAnswer()) this.#left = true;
      const shown = this.#left ? undefined : await this.#press(verifying);
      if (this.#left) {
        const away = this.#weather.away();
        if (away === undefined) return 'left';
        await this.#time.pass(away);
        // The page is opened anew: the form is empty, and the code must be typed again.
        this.#left = false;
        this.#attempt = '';
        await this.#hand.retype('unaided');
        continue;
      }
      if (shown === 'done') return 'told';
      if (shown === 'verify') continue;
      if (this.#tally.fails()) return 'gave-up';
      const end = await this.#after(shown);
      if (end !== undefined) return end;
    }
    return 'stuck';
  }

  /** @returns what is shown; `undefined` if no answer came */
  async #press(verifying: boolean): Promise<Read | undefined> {
    const fate = verifying ? this.#confirm() : this.#start();
    if (fate === lost) {
      if (!this.#left) await this.#time.pass(this.#assumed['time-out-ms']);
      return undefined;
    }
    return read(fate, this.#person);
  }

  #start(): Fate {
    const id = `plain-${this.#person.index}-${this.#attempts++}`;
    const fate = this.#weather.call('start', () => this.#customer.start(id, this.#hand.text));
    if (fate !== lost && read(fate, this.#person) === 'verify') this.#attempt = id;
    return fate;
  }

  #confirm(): Fate {
    const n = this.#answers++;
    const right = this.#customer.answer(this.#attempt);
    const slips = n === 0 && this.#person.luck('answer-slip') < this.#assumed['answer-slip'];
    const given = slips ? `x${right.slice(1)}` : right;
    return this.#weather.call('confirm', () =>
      this.#customer.confirm(this.#attempt, `${this.#attempt}-${n}`, given),
    );
  }

  /** What the person does about a failure. */
  async #after(shown: Read | undefined): Promise<End | undefined> {
    const { failures } = this.#tally;
    if (shown === 'spent') return 'gave-up';
    if (shown === 'locked') return 'support';
    if (shown === 'wrong') {
      const again = this.#person.luck('presses-again', failures) < this.#assumed['presses-again'];
      if (again) await this.#time.pass(this.#assumed['presses-after-ms']);
      else await this.#hand.retype('unaided');
      return undefined;
    }
    await this.#time.pass(this.#assumed['presses-after-ms']);
    // A form that has no way to another SMS or token: it is begun anew.
    if (shown === 'stale' && this.#person.platform === 'suning') await this.#time.pass(60_000);
    else if (shown === 'stale') this.#attempt = '';
    else if (shown !== 'wrong-answer') await this.#weather.applyOwn(failures);
    return undefined;
  }
}

export function bindPlainly(
  person: Person,
  customer: Customer,
  assumed: Assumptions,
  time: VirtualTime,
): Promise<Outcome> {
  return new PlainForm(person, customer, assumed, time).bind();
}
