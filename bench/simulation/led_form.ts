/**
 * A form over the module: the check at the field, the session over the network, and `explain` for what fails. All of it is the
 * package as it ships; the person before it, the platform behind it and the clock are the simulation's.
 */
import type { CheckResult } from '../../dist/index.js';
import type { Decision } from '../../dist/session.js';
import type { Assumptions } from './assumptions.ts';
import { Hand, type Lead } from './hand.ts';
import { LedPage } from './led_page.ts';
import type { Modules } from './modules.ts';
import { type End, type Outcome, Tally } from './outcome.ts';
import type { Person } from './people.ts';
import type { Customer } from './platform.ts';
import { Weather } from './trouble.ts';
import type { VirtualTime } from './virtual_time.ts';

/** More turns than a patient person takes. */
const mostTurns = 500;

/** What holds a form back until the person says that it was put right elsewhere. */
const putRightElsewhere = ['restricted', 'puzzle', 'sign-in'];

/** The places that the check points at: those of its findings, and those where what it offers differs. */
function marksOf({ findings, candidates }: CheckResult, text: string): Lead {
  const found = findings.map(({ span }) => span).filter(([from, to]) => to - from < text.length);
  const offered = candidates.flatMap(({ changes }) =>
    changes.map(({ index }) => [index, index + 1] as const),
  );
  return [...found, ...offered];
}

class LedForm {
  readonly #cardmend: Modules['cardmend'];
  readonly #person: Person;
  readonly #customer: Customer;
  readonly #assumed: Assumptions;
  readonly #time: VirtualTime;
  readonly #weather: Weather;
  readonly #page: LedPage;
  readonly #hand: Hand;
  readonly #tally: Tally;
  readonly #tried: string[] = [];
  #answers = 0;
  #accepted = false;

  constructor(
    { cardmend, sessions }: Modules,
    person: Person,
    customer: Customer,
    assumed: Assumptions,
    time: VirtualTime,
  ) {
    this.#cardmend = cardmend;
    this.#person = person;
    this.#customer = customer;
    this.#assumed = assumed;
    this.#time = time;
    const weather = new Weather(person, customer, assumed, time);
    this.#weather = weather;
    this.#page = new LedPage({ sessions, person, customer, weather, assumed, time });
    this.#hand = new Hand(person, assumed, time);
    this.#tally = new Tally(person, time.now);
  }

  async bind(): Promise<Outcome> {
    await this.#page.open();
    const end = await this.#turns();
    this.#page.close();
    return this.#tally.outcome(end, this.#customer, this.#time.now);
  }

  get #decision(): Decision {
    return this.#page.session.decision;
  }

  async #turns(): Promise<End> {
    for (let turn = 0; turn < mostTurns; turn++) {
      const asked = this.#decision.phase === 'verifying';
      const leaves = this.#page.isLeft || (asked && this.#weather.leavesBeforeAnswer());
      const end = leaves ? await this.#goAway() : await this.#turn();
      if (end !== undefined) return end;
    }
    return 'stuck';
  }

  async #goAway(): Promise<End | undefined> {
    const away = this.#weather.away();
    if (away === undefined) return 'left';
    this.#page.close();
    await this.#time.pass(away);
    await this.#page.open();
    // The session knows where it was; only a code that must be sent again is typed again.
    if (this.#decision.phase === 'input') await this.#hand.retype('unaided');
    return undefined;
  }

  #turn(): Promise<End | undefined> | End {
    const { phase } = this.#decision;
    switch (phase) {
      case 'bound':
      case 'pending':
        return 'told';
      case 'verifying':
        return this.#verify();
      case 'input':
        return this.#submit();
      case 'stopped':
        return this.#heed();
      default:
        return this.#await();
    }
  }

  /** The button sends what the check and the session let through. */
  async #submit(): Promise<End | undefined> {
    const { text, isRight } = this.#hand;
    const { number, product } = this.#person;
    const numbered = number === undefined ? {} : { number };
    const check = this.#cardmend.check(text, { product, finished: true });
    const { session, run } = this.#page;
    const card = { code: check.code, verdict: check.verdict, ...numbered };
    const { may, why } = session.input(card, { accepted: this.#accepted });
    if (may.submit) {
      if (isRight && check.code !== text) this.#tally.falseRepairs += 1;
      await this.#page.press(run.submit({ secret: check.code, product, ...numbered }));
      return this.#shown();
    }
    if (why === 'incomplete' || why === 'empty') {
      if (isRight) this.#tally.falseStops += 1;
      if (this.#tally.fails()) return 'gave-up';
      await this.#look(marksOf(check, text), isRight);
      return undefined;
    }
    if (why === 'same-code') {
      if (this.#tally.fails()) return 'gave-up';
      await this.#look('advised', false);
      return undefined;
    }
    if (isRight) this.#tally.heldBack += 1;
    return this.#heed();
  }

  /** A press was answered, and the code was refused or something else went wrong: what the person does about it. */
  async #shown(): Promise<End | undefined> {
    const { phase, why, accountAttemptsLeft } = this.#decision;
    if (this.#page.isLeft || phase !== 'input') return undefined;
    if (this.#tally.fails()) return 'gave-up';
    if (why !== 'same-code') return this.#advised();
    // Who follows leaves the last attempt before the account's lock to those who help.
    if (this.#person.follows && accountAttemptsLeft === 1) return 'support';
    await this.#look('advised', false);
    return undefined;
  }

  /** Who follows looks at the card and types what is there, or stands by it; others do as with any form. */
  async #look(lead: Lead, mayStand: boolean): Promise<void> {
    const { luck, follows } = this.#person;
    const { failures } = this.#tally;
    const is = (what: keyof Assumptions): boolean => luck(what, failures) < this.#assumed[what];
    this.#accepted = false;
    if (mayStand && is('stands-by-code')) this.#accepted = true;
    else if (follows) await this.#hand.retype(lead);
    else if (lead !== 'advised' && is('accepts-doubt')) this.#accepted = true;
    else if (is('presses-again')) await this.#time.pass(this.#assumed['presses-after-ms']);
    else await this.#hand.retype('unaided');
  }

  async #verify(): Promise<End | undefined> {
    const { may, intent } = this.#decision;
    const { run } = this.#page;
    if (!may.verify) return this.#renew();
    const right = this.#customer.answer(intent);
    const slips = this.#answers++ === 0 && this.#person.luck('answer-slip') < this.#assumed['answer-slip'];
    await this.#page.press(run.verify(slips ? `x${right.slice(1)}` : right));
    if (this.#page.isLeft || this.#decision.phase !== 'verifying') return undefined;
    if (this.#tally.fails()) return 'gave-up';
    await this.#time.pass(this.#assumed['presses-after-ms']);
    // The next token comes with the next minute.
    if (this.#person.platform === 'suning') await this.#time.pass(60_000);
    return undefined;
  }

  /** What was asked for is too old: another SMS, as soon as there may be one. */
  async #renew(): Promise<End | undefined> {
    const { may, resendAt } = this.#decision;
    const wait = resendAt - this.#time.now;
    if (may.resend) await this.#page.press(this.#page.run.resend());
    else if (wait > 0) await this.#time.pass(wait + 1);
    else return this.#heed();
    return undefined;
  }

  /** The plan, a step for each failure; who does not follow it does what anybody does with any form. */
  async #advised(): Promise<End | undefined> {
    const { failure, evidence } = this.#page.session;
    if (!this.#person.follows || failure === null) {
      await this.#time.pass(this.#assumed['presses-after-ms']);
      await this.#weather.applyOwn(this.#tally.failures);
      return undefined;
    }
    const { plan } = this.#cardmend.explain(failure, { ...evidence, tried: this.#tried });
    const step = plan.find(({ remedy }) => !this.#tried.includes(remedy));
    if (step === undefined || !this.#weather.canBeDone(step.remedy)) return 'support';
    this.#tried.push(step.remedy);
    if (step.remedy === 'look-whether-bound' && this.#customer.isBound()) return 'told';
    await this.#weather.apply(step.remedy);
    return undefined;
  }

  /** An outcome is not known, and the session asks for it by itself: the person waits as long as people wait. */
  async #await(): Promise<End | undefined> {
    const { phase, wakeAt, may } = this.#decision;
    const wait = Math.max(0, wakeAt - this.#time.now);
    if (wakeAt > 0 && wait <= this.#assumed['waits-most-ms']) await this.#time.pass(wait + 1);
    else if (may.ask) await this.#page.press(this.#page.run.ask());
    if (this.#decision.phase !== phase) return undefined;
    if (this.#tally.fails()) return 'gave-up';
    return this.#advised();
  }

  /** Something holds the form back: until a time, or until something is done. */
  async #heed(): Promise<End | undefined> {
    const { until, may, why } = this.#decision;
    const { session } = this.#page;
    if (until > 0) {
      const wait = Math.max(0, until - this.#time.now);
      if (wait > this.#assumed['waits-most-ms']) return 'support';
      if (!this.#person.follows && this.#tally.fails()) return 'gave-up';
      await this.#time.pass(wait + 1);
      return undefined;
    }
    if (this.#tally.fails()) return 'gave-up';
    const end = await this.#advised();
    if (end !== undefined) return end;
    const event = putRightElsewhere.includes(why) ? 'signed-in' : 'restart';
    if (event === 'signed-in' || may.restart) await this.#time.until(session.commit({ type: event }));
    return undefined;
  }
}

export function bindLed(
  modules: Modules,
  person: Person,
  customer: Customer,
  assumed: Assumptions,
  time: VirtualTime,
): Promise<Outcome> {
  return new LedForm(modules, person, customer, assumed, time).bind();
}
