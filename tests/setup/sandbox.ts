// A checkout of its own for tools/setup, with an empty cache and stand-ins for the programs that would install things.
// The set-up that runs in it is the real one; only what it calls is replaced.

import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../../tools/lint/files.ts';

export type Run = { readonly status: number | null; readonly lines: readonly string[] };

/** What the set-up needs of any system, besides what it looks for. */
const basics =
  'sh awk basename cat cmp cp cut date dirname env expr find flock getconf grep head id ln ls mkdir mv node nproc od printf ' +
  'readlink rm sed sha256sum sleep sort tail touch tr uname wc xargs';

export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'cardmend-setup-'));
  readonly checkout = join(this.folder, 'checkout');
  readonly cache = join(this.folder, 'cache');
  readonly bin = join(this.folder, 'bin');
  /** Where the stand-ins note how they were called. */
  readonly record = join(this.folder, 'record');
  readonly #children = new Set<ChildProcess>();

  constructor() {
    for (const folder of [this.checkout, this.cache, this.bin]) mkdirSync(folder);
    cpSync(join(root, 'tools/setup'), join(this.checkout, 'tools/setup'));
    cpSync(join(root, 'tools/setup.d'), join(this.checkout, 'tools/setup.d'), { recursive: true });
    cpSync(join(root, 'package-lock.json'), join(this.checkout, 'package-lock.json'));
    writeFileSync(this.record, '');
  }

  /** Puts a program in front of the PATH: a shell script whose calls are noted. */
  program(name: string, body: string): void {
    const file = join(this.bin, name);
    rmSync(file, { force: true });
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>'${this.record}'\n${body}\n`);
    chmodSync(file, 0o755);
  }

  /** npm ci that succeeds at once. */
  npm(): void {
    this.program('npm', 'mkdir -p node_modules');
  }

  /** Makes the PATH hold nothing but the basics and the stand-ins; call it before program(). */
  bare(): string {
    for (const name of basics.split(' ')) {
      const folder = (process.env.PATH ?? '').split(delimiter).find(path => existsSync(join(path, name)));
      if (folder !== undefined) symlinkSync(join(folder, name), join(this.bin, name));
    }
    return this.bin;
  }

  /** A system of this name and version, as /etc/os-release tells it. */
  system(id: string, version: string, codename: string): Record<string, string> {
    const file = join(this.folder, 'os-release');
    writeFileSync(file, `ID=${id}\nVERSION_ID="${version}"\nVERSION_CODENAME=${codename}\n`);
    return { CARDMEND_OS_RELEASE: file };
  }

  #start(env: Record<string, string>): ChildProcess {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(CARDMEND_|EM_|EMSDK|ICU_SOURCE_DIR)/.test(name),
    );
    const child = spawn(join(this.checkout, 'tools/setup'), [], {
      env: {
        ...Object.fromEntries(inherited),
        PATH: `${this.bin}${delimiter}${process.env.PATH ?? ''}`,
        HOME: this.folder,
        CARDMEND_CACHE: this.cache,
        ...env,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    child.on('close', () => this.#children.delete(child));
    return child;
  }

  /** Runs the set-up to its end. */
  setup(env: Record<string, string> = {}): Promise<Run> {
    const child = this.#start(env);
    let output = '';
    child.stdout?.on('data', text => {
      output += text;
    });
    child.stderr?.on('data', text => {
      output += text;
    });
    return new Promise(done => {
      child.on('close', status => done({ status, lines: output.split('\n').filter(line => line !== '') }));
    });
  }

  /** Starts the set-up and kills it, with all that it started, as soon as a stand-in has noted a call like this. */
  async interrupted(env: Record<string, string>, call: RegExp): Promise<void> {
    const child = this.#start(env);
    const ended = new Promise(done => child.on('close', done));
    const limit = Date.now() + 30_000;
    while (!call.test(this.calls().join('\n'))) {
      if (Date.now() > limit || child.exitCode !== null)
        throw new Error(`no call like ${call}: ${this.calls().join('; ')}`);
      await new Promise(done => setTimeout(done, 20));
    }
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  /** The calls of the stand-ins so far, a line each. */
  calls(): readonly string[] {
    return readFileSync(this.record, 'utf8')
      .split('\n')
      .filter(line => line !== '');
  }

  /** A file that the set-up wrote into its checkout. */
  written(file: string): string {
    return readFileSync(join(this.checkout, file), 'utf8');
  }

  remove(): void {
    for (const child of this.#children) {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
