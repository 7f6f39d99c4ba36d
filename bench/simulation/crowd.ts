/** A crowd of made-up people: each binds with the plain form, and with the one over the module; as if nobody followed advice, and as if. */
import type { Assumptions } from './assumptions.ts';
import { bindLed } from './led_form.ts';
import type { Modules } from './modules.ts';
import type { Outcome } from './outcome.ts';
import { type Person, personOf } from './people.ts';
import { bindPlainly } from './plain_form.ts';
import { type Customer, Platform } from './platform.ts';
import { VirtualTime } from './virtual_time.ts';

/** Ten in the morning in Shanghai. */
const start = Date.UTC(2026, 0, 15, 2);
const dayMs = 86_400_000;

export interface CrowdOptions {
  readonly count: number;
  readonly seed: number;
  readonly assumed: Assumptions;
}

/** One person with each form. */
export interface Pair {
  readonly person: Person;
  readonly plain: Outcome;
  /** Over the module by who does not follow advice, and by who does. */
  readonly alone: Outcome;
  readonly led: Outcome;
}

export interface Crowd {
  readonly pairs: readonly Pair[];
  /** What the platforms' own tables prove of each run. */
  readonly audits: readonly ReturnType<Platform['audit']>[];
}

type Bind = (person: Person, customer: Customer) => Promise<Outcome>;

export async function runCrowd(modules: Modules, { count, seed, assumed }: CrowdOptions): Promise<Crowd> {
  const time = new VirtualTime(start);
  const platforms = Array.from({ length: 3 }, () => new Platform(() => time.now));
  const [forPlain, forAlone, forLed] = platforms as [Platform, Platform, Platform];
  const uninstall = time.install();
  try {
    const pairs: Pair[] = [];
    for (let index = 0; index < count; index++) {
      const person = { ...personOf(seed, index, assumed), follows: false };
      const run = (who: Person, platform: Platform, bind: Bind): Promise<Outcome> => {
        time.now = start + index * dayMs;
        return bind(who, platform.admit(who));
      };
      const led: Bind = (who, customer) => bindLed(modules, who, customer, assumed, time);
      const plain = await run(person, forPlain, (who, customer) => bindPlainly(who, customer, assumed, time));
      const alone = await run(person, forAlone, led);
      // Who met no failure had no advice to follow.
      const follower = { ...person, follows: true };
      pairs.push({
        ...{ person, plain, alone },
        led: alone.failures === 0 ? alone : await run(follower, forLed, led),
      });
    }
    return { pairs, audits: platforms.map(platform => platform.audit()) };
  } finally {
    uninstall();
    for (const platform of platforms) platform.close();
  }
}

/** What the module's form came to, where this share of people follows advice. */
export function ledOutcomes({ pairs }: Crowd, follows: number): readonly Outcome[] {
  return pairs.map(({ person, led, alone }) => (person.luck('follows') < follows ? led : alone));
}
