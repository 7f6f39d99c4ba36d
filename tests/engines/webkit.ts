/** WebKitGTK of Debian, by its own WebDriver; it needs a display, which Xvfb is. */
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { answered, type Program, programs, start } from './processes.ts';
import { type Command, engineOver } from './webdriver.ts';

const paths: Readonly<Record<Command, string>> = {
  Navigate: '/url',
  Back: '/back',
  ExecuteAsyncScript: '/execute/async',
  PerformActions: '/actions',
  SetTimeouts: '/timeouts',
};

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** WebKit's smallest browser comes with its library. */
function miniBrowser(): string {
  const libraries = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  const found = readdirSync(libraries)
    .filter(name => name.startsWith('webkit2gtk-'))
    .map(name => join(libraries, name, 'MiniBrowser'))
    .find(path => existsSync(path));
  if (found === undefined) throw new Error(`there is no MiniBrowser below ${libraries}`);
  return found;
}

/** Xvfb chooses a free number and writes it to a descriptor. */
async function openDisplay(): Promise<{ program: Program; name: string }> {
  const program = start(programs.display.path, () => [
    ...['-displayfd', '3', '-screen', '0', '1200x900x24', '-nolisten', 'tcp'],
  ]);
  let number = '';
  program.process.stdio[3]?.on('data', data => {
    number += String(data);
  });
  const chosen = await answered('Xvfb', () => (number.includes('\n') ? number.trim() : undefined));
  return { program, name: `:${chosen}` };
}

async function ask(method: 'POST' | 'DELETE', url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

export async function openWebKit(): Promise<Engine> {
  const display = await openDisplay();
  const port = await freePort();
  const driver = start(programs.webkitDriver.path, () => [`--port=${port}`], { DISPLAY: display.name });
  const base = `http://127.0.0.1:${port}`;
  await answered('WebKitWebDriver', () => fetch(`${base}/status`).catch(() => undefined));
  const browser = { binary: miniBrowser(), args: ['--automation'] };
  const { sessionId, capabilities } = (await ask('POST', `${base}/session`, {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
  })) as Session;
  const session = `${base}/session/${sessionId}`;
  return engineOver({
    name: 'WebKitGTK',
    undoKey: false,
    version: capabilities.browserVersion,
    send: (command, body) => ask('POST', `${session}${paths[command]}`, body),
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      await driver.end();
      await display.program.end();
    },
  });
}
