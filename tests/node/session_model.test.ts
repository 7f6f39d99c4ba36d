// Sessions in two tabs against a model of all that they meet: sequences by chance, and every order in which things can happen.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { loadSessions, type Run, type Session, type Sessions } from '../../dist/session.js';
import { type Fate, rightAnswer, type StoreFault, WorldServer, WorldStore } from './session_world.ts';

const right = '3F2A90BC77DEA41B';
const secrets = [right, '3F2A90BC77DEA41C', '3F2A90BC77DEA41D', '3F2A90BC77DEA41E', '3F2A90BC77DEA41F'];

let sessions: Sessions;
before(async () => {
  sessions = await loadSessions({ locale: 'en' });
});

/** Sequences are the same in each run. */
const seed = 20_250_115;

interface Tab {
  readonly session: Session;
  readonly run: Run;
}

/** Lets everything happen that waits for nothing but its turn. */
async function settle(server: WorldServer): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise(resolve => setImmediate(resolve));
    quiet = server.inside === 0 ? quiet + 1 : 0;
  }
}

class World {
  now = 1_700_000_000_000;
  /** The server's clock is never set back. */
  serverNow = 0;
  readonly server = new WorldServer(right, () => this.serverNow);
  readonly store = new WorldStore();
  readonly tabs: Tab[] = [];

  async open(index: number): Promise<void> {
    const session = await sessions.session({ platform: 'pinduoduo', store: this.store, now: () => this.now });
    const run = await session.run(this.server, { watch: false, retries: 0, timeoutMs: 4 });
    this.tabs[index] = { session, run };
    await settle(this.server);
  }

  /** @param ms time that passes; if negative, somebody sets the device's clock back */
  pass(ms: number): void {
    this.now += ms;
    this.serverNow += Math.max(ms, 0);
  }

  tab(index: number): Tab {
    return this.tabs[index] as Tab;
  }

  close(): void {
    for (const { session, run } of this.tabs) {
      run.stop();
      session.close();
    }
  }

  /** Of promises those that can be kept: without a store two tabs know nothing of each other. */
  check(): void {
    for (const { session } of this.tabs) {
      const { may, until, wakeAt, phase, why } = session.decision;
      assert.ok(Object.values(may).includes(true) || until > 0 || wakeAt > 0, `${phase}, ${why}: no way out`);
    }
    if (this.store.failed) return;
    assert.deepEqual(this.server.broken, []);
    assert.ok(this.server.most <= 1, `${this.server.most} calls at once`);
  }
}

/** Nothing is known beforehand: the server holds the truth. */
type Nothing = Record<string, never>;

class Step implements fc.AsyncCommand<Nothing, World> {
  readonly #name: string;
  readonly #act: (world: World) => Promise<unknown>;

  constructor(name: string, act: (world: World) => Promise<unknown>) {
    this.#name = name;
    this.#act = act;
  }

  check(): boolean {
    return true;
  }

  async run(_: Nothing, world: World): Promise<void> {
    await this.#act(world);
    await settle(world.server);
    world.check();
  }

  toString(): string {
    return this.#name;
  }
}

async function submit(world: World, index: number, secret: string): Promise<void> {
  const { session, run } = world.tab(index);
  session.input({ code: secret, verdict: 'valid' });
  await session.commit({ type: 'tick' });
  await settle(world.server);
  const { may } = session.decision;
  const { starts } = world.server;
  await run.submit({ secret });
  if (!may.submit) assert.equal(world.server.starts, starts, 'sent while it was not allowed');
}

async function reload(world: World, index: number): Promise<void> {
  const { session, run } = world.tab(index);
  run.stop();
  session.close();
  await world.open(index);
}

const tabs = fc.integer({ min: 0, max: 1 });
const fates: readonly Fate[] = ['answered', 'lost-before', 'lost-after', 'hangs', 'page', 'busy'];
const faults: readonly StoreFault[] = ['throws', 'full', 'foreign', 'old', 'empty'];
const submits = fc
  .tuple(tabs, fc.constantFrom(...secrets, right, right))
  .map(([tab, secret]) => new Step(`${tab}: submit ${secret}`, world => submit(world, tab, secret)));
const verifies = fc
  .tuple(tabs, fc.constantFrom(rightAnswer, rightAnswer, '000000'))
  .map(([tab, answer]) => new Step(`${tab}: verify ${answer}`, world => world.tab(tab).run.verify(answer)));
const asks = tabs.map(tab => new Step(`${tab}: ask`, world => world.tab(tab).run.ask()));
const resends = tabs.map(tab => new Step(`${tab}: resend`, world => world.tab(tab).run.resend()));
const restarts = tabs.map(
  tab => new Step(`${tab}: restart`, world => world.tab(tab).session.commit({ type: 'restart' })),
);
const reloads = tabs.map(tab => new Step(`${tab}: reload`, world => reload(world, tab)));
const waits = fc.constantFrom(1000, 40_000, 300_000, 3_700_000, -3_600_000).map(
  ms =>
    new Step(`wait ${ms}`, async world => {
      world.pass(ms);
      for (const { session } of world.tabs) await session.commit({ type: 'tick' });
    }),
);
const network = fc.constantFrom(...fates).map(
  fate =>
    new Step(`network ${fate}`, async world => {
      world.server.fate = fate;
    }),
);
const storage = fc.constantFrom<StoreFault>('none', ...faults).map(
  fault =>
    new Step(`store ${fault}`, async world => {
      world.store.fault = fault;
    }),
);
const steps = [
  submits,
  submits,
  submits,
  verifies,
  asks,
  resends,
  restarts,
  reloads,
  waits,
  waits,
  network,
  network,
];

/** With a network that answers and a store that works, nothing stays open. */
async function comesToAnEnd(world: World): Promise<void> {
  world.server.fate = 'answered';
  world.store.fault = 'none';
  for (let i = 0; i < 40; ++i) {
    world.pass(600_000);
    for (const { session } of world.tabs) await session.commit({ type: 'tick' });
    await settle(world.server);
    world.check();
  }
  const open = ['starting', 'confirming', 'resending', 'asking', 'unsure'];
  for (const { session } of world.tabs)
    assert.ok(!open.includes(session.decision.phase), session.decision.phase);
}

/** What was come to in all sequences: a test whose sequences come to nothing proves nothing. */
const seen = new Map<string, number>();

function count(world: World): void {
  const { server } = world;
  const what = {
    bound: server.bound.size > 0,
    locked: server.locks > 0,
    lost: server.lost > 0,
    refused: server.refusals > 0,
  };
  for (const [name, is] of Object.entries(what)) if (is) seen.set(name, (seen.get(name) ?? 0) + 1);
}

function hasSeenAll(least: number): void {
  for (const name of ['bound', 'locked', 'lost', 'refused'])
    assert.ok((seen.get(name) ?? 0) >= least, `${name}: only ${seen.get(name) ?? 0} times`);
  seen.clear();
}

async function runAll(commands: Iterable<Step>): Promise<void> {
  const world = new World();
  try {
    await world.open(0);
    await world.open(1);
    await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
    await comesToAnEnd(world);
    count(world);
  } finally {
    world.close();
  }
}

test('a store that works: bound once, no wrong code twice, nothing while it is forbidden, one call at a time', async () => {
  const commands = fc.commands<Nothing, World, false>(steps, { maxCommands: 30, size: '+1' });
  await fc.assert(
    fc.asyncProperty(commands, all => runAll(all as Iterable<Step>)),
    { numRuns: 120, seed },
  );
  hasSeenAll(3);
});

test('a store that throws, is full, is emptied, lies: nothing is thrown, nothing forbidden is sent, all comes to an end', async () => {
  const commands = fc.commands<Nothing, World, false>([...steps, storage, storage], {
    maxCommands: 30,
    size: '+1',
  });
  await fc.assert(
    fc.asyncProperty(commands, all => runAll(all as Iterable<Step>)),
    { numRuns: 80, seed },
  );
  hasSeenAll(3);
});

test('two tabs in any order of all that the store and the network do: one attempt, one binding', async () => {
  const presses = fc.array(fc.record({ tab: tabs, secret: fc.constantFrom(right, ...secrets.slice(0, 2)) }), {
    minLength: 2,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), presses, async (order, all) => {
      const world = new World();
      const { server, store } = world;
      const shared = {
        read: order.scheduleFunction(async (key: string) => store.read(key)),
        write: order.scheduleFunction(async (key: string, text: string) => store.write(key, text)),
        lock: (key: string, work: () => Promise<void>) => store.lock(key, work),
      };
      const turn = (name: string) => order.schedule(Promise.resolve(), name);
      const transport: Pick<WorldServer, 'start' | 'confirm' | 'resend' | 'status'> = {
        start: (...given) => turn('start').then(() => server.start(...given)),
        confirm: (...given) => turn('confirm').then(() => server.confirm(...given)),
        resend: (...given) => turn('resend').then(() => server.resend(...given)),
        status: (...given) => turn('status').then(() => server.status(...given)),
      };
      const open = async (index: number) => {
        const session = await sessions.session({
          platform: 'pinduoduo',
          store: shared,
          now: () => world.now,
        });
        const run = await session.run(transport, { watch: false, retries: 0 });
        world.tabs[index] = { session, run };
      };
      try {
        await order.waitFor(Promise.all([open(0), open(1)]));
        const pressed = all.map(({ tab, secret }) => world.tab(tab).run.submit({ secret }));
        await order.waitFor(Promise.all(pressed));
        await order.waitFor(Promise.all(world.tabs.map(({ run }) => run.verify(rightAnswer))));
        await order.waitIdle();
        world.check();
        assert.ok(server.attempts.size <= new Set(all.map(({ secret }) => secret)).size);
      } finally {
        world.close();
      }
    }),
    { numRuns: 120, seed },
  );
});
