/** What a call shows by itself: what it returns when it is printed or serialised, what it throws, logs, keeps and asks for. */
import { inspect } from 'node:util';
import { type Given, givenOf, outcomeOf, readAll, type Subject } from './calls/call.ts';
import { written } from './calls/subjects.ts';
import { type Canary, Search } from './canary.ts';

/** As a logger or an error tracker would take it. */
function printed(value: unknown): string {
  const texts = [inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null }), String(value)];
  try {
    texts.push(JSON.stringify(value) ?? '');
  } catch {
    // A circle.
  }
  if (value instanceof Error)
    texts.push(value.stack ?? '', JSON.stringify({ ...value }), printed(value.cause));
  return texts.join('\n');
}

/** What every script of the page can read of the last regular expression. */
const statics = () => {
  const { input, lastMatch, leftContext, rightContext, lastParen } = RegExp as unknown as Record<
    string,
    string
  >;
  return [input, lastMatch, leftContext, rightContext, lastParen].join('\n');
};

const hooks: string[] = [];

/** Hears what is logged, warned of, measured and asked for. */
export async function listening<T>(work: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const;
  const had = methods.map(name => console[name]);
  for (const name of methods)
    console[name] = (...all: unknown[]) => void hooks.push(all.map(printed).join(' '));
  const warned = (warning: Error) => void hooks.push(printed(warning));
  process.on('warning', warned);
  globalThis.fetch = async (url, init) => {
    // The body of a start is the code on its way to who binds it; all else that leaves is searched.
    hooks.push(String(url), JSON.stringify(init?.headers ?? {}));
    return fetch(url, init);
  };
  try {
    return await work();
  } finally {
    methods.forEach((name, i) => {
      console[name] = had[i] as never;
    });
    process.off('warning', warned);
    globalThis.fetch = fetch;
    hooks.push(JSON.stringify(performance.getEntries()));
  }
}

/** The places in which something of the canary was found, by the name of the call. */
export async function found({ make, calls, end }: Subject, canary: Canary): Promise<string[]> {
  const search = new Search(canary);
  const given: Given = givenOf(canary);
  const wrongs: string[] = [];
  const look = (text: string, where: string) => {
    if (search.inText(text).length > 0) wrongs.push(where);
  };
  const it = await make(given);
  for (const [name, rows] of Object.entries(calls)) {
    for (const [i, call] of (rows as Subject['calls'][never][]).entries()) {
      const { value, error } = await outcomeOf(call, it, given);
      const where = `${name} ${i}`;
      if (error !== undefined) look(printed(error), `${where}: its error`);
      if (!(call as { handsBack?: true }).handsBack) look(printed(value), `${where}: its result`);
      /clean/.test('clean');
      await outcomeOf(call, it, given);
      look(statics(), `${where}: RegExp`);
      /clean/.test('clean');
      readAll(value);
      look(statics(), `${where}, read: RegExp`);
    }
  }
  await end?.(it);
  look(hooks.splice(0).join('\n'), 'a log, a request or a measure');
  look(written.splice(0).join('\n'), 'a store');
  return wrongs;
}
