/** The Worker's side: answers calls of the logic layer with a module's methods. */
import type { CheckResult, PartResult } from '../../js/check/types.ts';
import type { DictateResult } from '../../js/dictation/types.ts';
import type { Call, Port, Reply } from './port.ts';

/** A module's methods by name. */
export type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

type AnyResult = CheckResult & Partial<Pick<PartResult, 'fullMaySayMore'>> & Partial<DictateResult>;

/** A result as a plain object: its fields are read when they are asked for, which a copy could not. */
export function plainResult(result: AnyResult): AnyResult {
  const { verdict, product, code, display, number, findings, edits, candidates, doubts } = result;
  const { fullMaySayMore, readBack } = result;
  return {
    ...{ verdict, product, code, display, number, findings, edits, candidates, doubts },
    ...(fullMaySayMore === undefined ? {} : { fullMaySayMore }),
    ...(readBack === undefined ? {} : { readBack }),
  };
}

function isCall(message: unknown): message is Call {
  const { cardmend, call, args } = (message ?? {}) as Partial<Call>;
  return typeof cardmend === 'number' && typeof call === 'string' && Array.isArray(args);
}

function errorOf(error: unknown): NonNullable<Reply['error']> {
  const { name, message, reason } = (error ?? {}) as Partial<NonNullable<Reply['error']>>;
  const told = { name: String(name ?? 'Error'), message: String(message ?? error) };
  return reason === undefined ? told : { ...told, reason };
}

/**
 * Answers what `connect` asks at the other end of the port. Messages of others are left alone.
 *
 * @param load the module's methods; called once, and again after a failure
 */
export function serveMethods(port: Port, load: () => Promise<Methods>): void {
  let loading: Promise<Methods> | undefined;
  const loaded = (): Promise<Methods> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  port.onMessage((message: unknown) => {
    if (!isCall(message)) return;
    const { cardmend: cardmendReply, call, args } = message;
    loaded()
      .then(methods => {
        const method = methods[call];
        if (method === undefined) throw new TypeError(`this Worker has no ${call}; it serves another part`);
        return method(...(args as never[]));
      })
      .then(
        value => port.postMessage({ cardmendReply, value } satisfies Reply),
        (error: unknown) => port.postMessage({ cardmendReply, error: errorOf(error) } satisfies Reply),
      );
  });
}
