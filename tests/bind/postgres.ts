/** A PostgreSQL server of a test's own: on loopback, in a folder of its own, as a user that is not root. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Postgres {
  /** Of a new and empty database. */
  fresh(): Promise<string>;
  query(url: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Where Debian puts the server of each version; elsewhere it is on the PATH. */
const debian = '/usr/lib/postgresql';

function binaries(): string {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find(
    folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (found === undefined)
    throw new Error('PostgreSQL is not here, and this test needs its server: apt-get install postgresql');
  return found;
}

/** The server refuses to run as root. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (what: string) => Number(spawnSync('id', [what, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

async function until(ready: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; ; ++turn) {
    try {
      await ready();
      return;
    } catch (error) {
      if (turn > 200) throw error;
      await sleep(50);
    }
  }
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is shut down tells the connection; that is no error of a test.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** @throws Error in one line if there is no server to be had */
export async function openPostgres(): Promise<Postgres> {
  const bin = binaries();
  const who = user();
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-postgres-'));
  const data = join(folder, 'data');
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  chmodSync(folder, 0o700);
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'cardmend', '-E', 'UTF8', '--no-sync'],
    {
      ...who,
      cwd: '/',
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.trim().split('\n').at(-1) ?? ''}`);
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60'];
  const server: ChildProcess = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      ...settings.flatMap(each => ['-c', each]),
    ],
    { ...who, cwd: '/', stdio: 'ignore', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  const gone = new Promise<void>(done => server.once('exit', () => done()));
  const kill = (): boolean => server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = (name: string): string => `postgres://cardmend@127.0.0.1:${port}/${name}`;
  await until(() => ask(url('postgres'), 'SELECT 1'));
  let databases = 0;
  return {
    async fresh() {
      const name = `bind${++databases}`;
      await ask(url('postgres'), `CREATE DATABASE ${name}`);
      return url(name);
    },
    query: ask,
    async close() {
      process.off('exit', kill);
      kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
