/**
 * The logic layer's side: a module in a Worker, whose methods answer promises.
 *
 * ```js
 * const { connect } = require('cardmend/client')
 * const worker = my.createWorker('workers/index', { useExperimentalWorker: true })
 * const cardmend = connect(worker)
 * cardmend.check(raw, { product: 'jd.ecard' }).then(({ verdict, display }) => {})
 * ```
 */
import type { Cardmend } from '../../js/cardmend.ts';
import type { Checker } from '../../js/checker.ts';
import type { Port, Reply } from './port.ts';

/** The same methods, each answering a promise of what it answers elsewhere. */
export type Remote<Module, Name extends keyof Module> = {
  readonly [N in Name]: Module[N] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

type CheckCalls = 'check' | 'layout' | 'keyboard' | 'defineProduct' | 'wipe';
type WholeCalls = 'detect' | 'extract' | 'dictate';

/** Those of the whole are there if the Worker serves the whole. */
export type RemoteCardmend = Remote<Checker, CheckCalls> & Remote<Cardmend, 'explain' | WholeCalls>;

const calls = [
  ...['check', 'layout', 'keyboard', 'defineProduct', 'wipe'],
  ...['explain', 'detect', 'extract', 'dictate'],
];

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

function toError({ name, message, reason }: NonNullable<Reply['error']>): Error {
  const error = new Error(message);
  error.name = name;
  return reason === undefined ? error : Object.assign(error, { reason });
}

/**
 * @param worker what `createWorker` gave; messages that are not ours are left to the app
 * @returns rejects with what the call throws, with the same name, message and `reason`
 */
export function connect(worker: Port): RemoteCardmend {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onMessage((message: unknown) => {
    const { cardmendReply = 0, value, error } = (message ?? {}) as Partial<Reply>;
    const caller = waiting.get(cardmendReply);
    waiting.delete(cardmendReply);
    if (error === undefined) caller?.resolve(value);
    else caller?.reject(toError(error));
  });
  const methods: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  for (const call of calls) {
    methods[call] = (...args) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ cardmend: last, call, args });
      });
  }
  return methods as unknown as RemoteCardmend;
}
