/** A hub in this process or in one of its own, and what is asked of it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Hub, type HubOptions, openHub } from '../../bindings/hub/hub.ts';
import type { Head } from '../../bindings/js/hub/protocol.ts';
import type { EntryAnswer } from '../../bindings/js/hub/refusal.ts';
import { root } from '../../tools/build/paths.ts';
import { noLimit, type Party, writeKeys } from './parties.ts';

export function newFolder(): { folder: string; keys: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-hub-'));
  return {
    folder,
    keys: join(folder, 'keys.json'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A hub in this process for as long as `work` takes. */
export async function withHub(
  parties: readonly Party[],
  work: (hub: Hub, folder: string) => Promise<void>,
  options: Partial<HubOptions> = {},
): Promise<void> {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, parties, noLimit);
  const hub = await openHub({ folder, keys, ...options });
  try {
    await work(hub, folder);
  } finally {
    await hub.close();
    remove();
  }
}

export async function post(address: string, body: unknown): Promise<readonly EntryAnswer[]> {
  const response = await fetch(`${address}/entries`, {
    method: 'POST',
    body: JSON.stringify(Array.isArray(body) ? { entries: body } : body),
  });
  assert.equal(response.status, 200);
  return ((await response.json()) as { answers: EntryAnswer[] }).answers;
}

export const headOf = async (address: string) => (await (await fetch(`${address}/head`)).json()) as Head;

/** Waits until something is so. */
export async function until(so: () => boolean, what: string, mostMs = 20_000): Promise<void> {
  const end = Date.now() + mostMs;
  while (!so()) {
    assert.ok(Date.now() < end, `not within ${mostMs} ms: ${what}`);
    await sleep(5);
  }
}

export interface HubProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it wrote, all of it. */
  readonly written: () => string;
  readonly ended: Promise<number | null>;
}

/** `cardmend hub` as a process of its own, once it answers. */
export async function startHub(folder: string, keys: string, port = 0): Promise<HubProcess> {
  const words = ['hub', '--data', folder, '--keys', keys, '--port', String(port), '--json'];
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words], {
    env: { PATH: process.env.PATH, LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
  const ended = new Promise<number | null>(done => child.on('close', done));
  const address = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', line => {
      written += `${line}\n`;
      const said = JSON.parse(line) as { event: string; address: string };
      if (said.event === 'listening') done(said.address);
    });
    void ended.then(status => failed(new Error(`the hub ended with ${status}: ${written}`)));
  });
  return { child, address, written: () => written, ended };
}
