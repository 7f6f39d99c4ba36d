/**
 * Firefox ESR of Debian, by Marionette: WebDriver's commands as JSON over a socket. What speaks HTTP in front of it
 * elsewhere (geckodriver) is not in Debian.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { answered, programs, start } from './processes.ts';
import { type Command, engineOver } from './webdriver.ts';

/** `[1, id, error, result]`. */
type Answer = readonly [
  1,
  number,
  { readonly message: string } | null,
  Readonly<Record<string, unknown>> | null,
];

/** Messages are `length:json`, each way. */
class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #left = Buffer.alloc(0);
  #last = 0;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', data => this.#read(data));
  }

  #read(data: Buffer): void {
    this.#left = Buffer.concat([this.#left, data]);
    for (;;) {
      const colon = this.#left.indexOf(':');
      const end = colon + 1 + Number(this.#left.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.#left.length < end) return;
      const message: unknown = JSON.parse(this.#left.subarray(colon + 1, end).toString());
      this.#left = this.#left.subarray(end);
      // The first one is a greeting.
      if (Array.isArray(message))
        this.#waiting.get((message as unknown as Answer)[1])?.(message as unknown as Answer);
    }
  }

  async send(name: string, body: object): Promise<Readonly<Record<string, unknown>>> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>(resolve => this.#waiting.set(id, resolve));
    const text = JSON.stringify([0, id, name, body]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answer;
    this.#waiting.delete(id);
    if (error !== null) throw new Error(`Firefox: ${name}: ${error.message}`);
    return result ?? {};
  }

  close(): void {
    this.#socket.destroy();
  }
}

const names: Readonly<Record<Command, string>> = {
  Navigate: 'WebDriver:Navigate',
  Back: 'WebDriver:Back',
  ExecuteAsyncScript: 'WebDriver:ExecuteAsyncScript',
  PerformActions: 'WebDriver:PerformActions',
  SetTimeouts: 'WebDriver:SetTimeouts',
};

export async function openFirefox(): Promise<Engine> {
  const program = start(programs.firefox.path, folder => {
    // The port is any that is free: Firefox writes which into its profile.
    writeFileSync(join(folder, 'user.js'), 'user_pref("marionette.port", 0);\n');
    return ['--headless', '--marionette', '--no-remote', '--profile', folder];
  });
  const file = join(program.folder, 'MarionetteActivePort');
  const port = await answered('Firefox', () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined));
  const marionette = new Marionette(Number(port));
  const { capabilities } = await marionette.send('WebDriver:NewSession', {});
  return engineOver({
    name: 'Firefox',
    undoKey: true,
    version: String((capabilities as { browserVersion: string }).browserVersion),
    async send(command, body) {
      return (await marionette.send(names[command], body)).value;
    },
    async close() {
      marionette.close();
      await program.end();
    },
  });
}
