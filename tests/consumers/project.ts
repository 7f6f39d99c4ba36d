// A consumer's project in an empty folder outside of the checkout: the packed package, installed by npm, and the tools.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { installed } from './install.ts';

const here = join(root, 'tests/consumers');

/** A folder of one test file, with the tarball in it. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'cardmend-consumers-'));
  readonly #tarball: string;

  constructor() {
    const packing = join(this.folder, 'packed');
    mkdirSync(packing);
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', packing];
    const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as {
      filename: string;
    }[];
    this.#tarball = join(packing, packed?.filename ?? '');
    const first = join(this.folder, 'installed');
    mkdirSync(first);
    writeFileSync(join(first, 'package.json'), '{"private":true,"type":"module"}\n');
    const install = ['install', this.#tarball, '--offline', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', install, { cwd: first, stdio: 'pipe' });
  }

  /**
   * @param files folders of tests/consumers whose files the project has; a later one's take the place of an earlier one's
   * @param tools the manifest whose packages it has too
   */
  project(name: string, files: readonly string[], tools: string | null = 'package.json'): Project {
    const folder = join(this.folder, name);
    cpSync(join(this.folder, 'installed'), folder, { recursive: true });
    for (const from of files) cpSync(join(here, from), folder, { recursive: true });
    // The manifest of its tools is not the project's.
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
    if (tools !== null) linkTools(join(here, tools), join(folder, 'node_modules'));
    return new Project(folder);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * What is big and the same for all is linked; the package itself is a copy of its own. Next takes nothing from outside of
 * its folder: there the files are linked one by one.
 */
function linkTools(manifest: string, into: string): void {
  const kind = basename(dirname(manifest));
  const isNext = kind === 'next';
  const name = kind === 'consumers' ? kind : `consumers-${kind}`;
  const from = join(installed(name, manifest), 'node_modules');
  for (const entry of readdirSync(from)) {
    if (entry.startsWith('.') || existsSync(join(into, entry))) continue;
    if (isNext) linkFiles(join(from, entry), join(into, entry));
    else symlinkSync(join(from, entry), join(into, entry));
  }
}

/** Each file is the same one, where both folders are on one disk; else it is copied. */
function linkFiles(from: string, to: string): void {
  const { status } = spawnSync('cp', ['-al', from, to], { stdio: 'ignore' });
  if (status !== 0) cpSync(from, to, { recursive: true, force: true });
}

export const environment = {
  ...process.env,
  NODE_ENV: 'production',
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
} as const;

export class Project {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Replaces a text in every script of the project. */
  replace(from: string | RegExp, to: string): void {
    for (const file of readdirSync(this.folder).filter(name => name.endsWith('.js'))) {
      const path = join(this.folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
    }
  }

  /** Imports the parts that have their wasm in the script. */
  useInline(): void {
    this.replace(/'cardmend(?=['/])/g, "'cardmend/inline");
  }

  /** Where a bundler has written to, with the page beside it. */
  withPage(): string {
    cpSync(join(this.folder, 'index.html'), join(this.folder, 'out/index.html'));
    return join(this.folder, 'out');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** What a tool printed; it must end well. A script is named from `node_modules`. */
  run(script: string, ...args: readonly string[]): string {
    return this.program(process.execPath, join(this.folder, 'node_modules', script), ...args);
  }

  /** The same of a program that is none of Node's. */
  program(file: string, ...args: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync(file, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: environment,
    });
    if (error !== undefined) throw error;
    const printed = `${stdout}${stderr}`;
    if (status !== 0) throw new Error(`${[file, ...args].join(' ')} ended with ${status}:\n${printed}`);
    return printed;
  }
}
