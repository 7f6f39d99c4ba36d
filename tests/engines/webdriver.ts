/** WebDriver's commands (W3C), which WebKit's driver takes over HTTP and Firefox itself over a socket. */
import { callOf, type Engine, type InPage } from './engine.ts';

/** The commands that the tests need. */
export type Command = 'Navigate' | 'Back' | 'ExecuteAsyncScript' | 'PerformActions' | 'SetTimeouts';

export interface Connection {
  /** False where the key is one of the window's and not of the page. */
  readonly undoKey: boolean;
  readonly name: string;
  readonly version: string;
  /** @throws Error with the browser's own words */
  send(command: Command, body: object): Promise<unknown>;
  close(): Promise<void>;
}

/** WebDriver's names for keys that are no characters. */
const keys: Readonly<Record<string, string>> = {
  Backspace: '\ue003',
  Tab: '\ue004',
  Enter: '\ue007',
  Shift: '\ue008',
  Control: '\ue009',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowRight: '\ue014',
  Delete: '\ue017',
};

const keyOf = (name: string) => keys[name] ?? name;

/** A key with what is held meanwhile, as the steps of a keyboard. */
function steps(press: string): object[] {
  // The plus itself is no combination.
  const names = press.length === 1 ? [press] : press.split('+');
  const values = names.map(keyOf);
  return [
    ...values.map(value => ({ type: 'keyDown', value })),
    ...values.toReversed().map(value => ({ type: 'keyUp', value })),
  ];
}

/** What a script gives back: a value or what was thrown. */
interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
}

export async function engineOver(connection: Connection): Promise<Engine> {
  const { name, version } = connection;
  await connection.send('SetTimeouts', { script: 120_000, pageLoad: 60_000 });
  const engine: Engine = {
    name,
    version,
    async open(url) {
      await connection.send('Navigate', { url });
    },
    async back() {
      await connection.send('Back', {});
    },
    async run<Args extends readonly unknown[], Result>(what: InPage<Args, Result>, ...args: Args) {
      const script = `const done = arguments[0];
        new Promise(resolve => resolve(${callOf(what, args)})).then(
          value => done({ value }), error => done({ error: String(error) + (error.stack ?? '') }));`;
      const outcome = (await connection.send('ExecuteAsyncScript', { script, args: [] })) as Outcome;
      if (outcome.error !== undefined) throw new Error(`${name}: ${outcome.error}`);
      return outcome.value as Result;
    },
    async press(...presses) {
      const actions = [{ type: 'key', id: 'keyboard', actions: presses.flatMap(steps) }];
      await connection.send('PerformActions', { actions });
    },
    undo: () =>
      connection.undoKey
        ? engine.press('Control+z')
        : engine.run(() => {
            document.execCommand('undo');
          }),
    close: () => connection.close(),
  };
  return engine;
}
