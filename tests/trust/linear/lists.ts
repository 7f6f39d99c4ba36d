/** What lists are read from, and what they are asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../../bindings/js/lists/envelope.ts';
import { numbersOf, readSetFile, writeSetFile } from '../../../bindings/js/lists/set_file.ts';
import { readSigned } from '../../../bindings/js/lists/signed_files.ts';
import { runThrough } from '../../../bindings/js/lists/slices.ts';
import * as lists from '../../../dist/lists.js';
import { listOf } from '../calls/around.ts';
import type { Given } from '../calls/call.ts';
import { type Call, quietly } from './growth.ts';
import { cardmend } from './person.ts';

const jd = { product: 'jd.ecard' } as const;
const { folder, list } = await listOf({ code: '3F2A90BC77DEA41B' } as Given);
export const listFolder = folder;

const root = readFileSync(join(folder, 'public/root.1.json'), 'utf8');
const { signatures } = JSON.parse(root) as { signatures: readonly object[] };
const now = Date.now();
const dated = { format: 1, version: 1, signedAt: now, expiresAt: now + 1e9 };
const digest = { path: 'a', sha256: '0'.repeat(64), bytes: 1 };
const keys = (text: string) =>
  Object.fromEntries(Array.from(text, (_, i) => [i.toString(16).padStart(16, '0'), '0'.repeat(64)]));

/** Right but for what a text makes long. */
const signedFiles = {
  root: (text: string) => {
    const holders = { keys: keys(text), threshold: 1 };
    const withdrawn = Object.keys(holders.keys);
    return { ...dated, role: 'root', roles: { root: holders, list: holders, time: holders }, withdrawn };
  },
  list: (text: string) => ({
    ...{ ...dated, role: 'list', product: text, salt: '0'.repeat(32), cost: 0, published: 33 },
    ...{
      rule: 'doubtful',
      publishers: [text],
      count: 1,
      full: { ...digest, path: `a${'/a'.repeat(text.length)}` },
    },
    deltas: Array.from(text, (_, i) => ({ ...digest, from: i, to: i + 1 })),
    ...{ rangeBits: 8, groups: '0'.repeat(text.length) },
  }),
  time: (text: string) => ({ ...dated, role: 'time', list: { ...digest, version: 1, more: text }, root: 1 }),
};

const signed = (role: keyof typeof signedFiles): Call => ({
  of: './lists.openList BlockList.update',
  what: `a signed ${role}`,
  length: 300,
  ask: text => {
    const file = JSON.stringify(signedFiles[role](text));
    if (readSigned(role, file) === 'altered') throw new Error(`no ${role}`);
    return () => readSigned(role, file);
  },
});

/** As many numbers as a text has units. */
function setOf({ length }: string): Uint8Array {
  const id = new Uint8Array(16);
  const head = { kind: 'full', width: 32, rangeBits: 0, from: 0, version: 1, range: 0, list: id } as const;
  return writeSetFile(head, { numbers: Uint32Array.from({ length }, (_, i) => i * 997) });
}

const rootOf = (text: string) =>
  JSON.stringify({ signed: JSON.stringify(signedFiles.root(text)), signatures });

export const files: readonly Call[] = [
  signed('root'),
  signed('list'),
  signed('time'),
  {
    of: './lists.openList',
    what: 'a root, and every file a text',
    length: 200,
    ask: text => {
      const long = { root: rootOf(text), transport: async () => Buffer.from(text), ...jd };
      return quietly(() => lists.openList(long));
    },
  },
  {
    of: './lists.openList',
    what: 'what is no root',
    length: 40_000,
    ask: text =>
      quietly(() => lists.openList({ transport: async () => Buffer.from(text), root: text, ...jd })),
  },
  {
    of: './lists.openList BlockList.update',
    what: 'an envelope',
    length: 2_000,
    ask: text => {
      const file = JSON.stringify({ signed: text, signatures: Array.from(text, () => signatures[0]) });
      return () => readEnvelope(file);
    },
  },
  {
    of: './lists.openList BlockList.update',
    what: 'a set',
    length: 4_000,
    ask: text => {
      const bytes = setOf(text);
      return () => {
        const file = readSetFile(bytes);
        if (typeof file === 'string') throw new Error(file);
        return runThrough(numbersOf(file));
      };
    },
  },
];

export const asked: readonly Call[] = [
  { of: 'BlockList.prepare', length: 4_000, ask: text => () => list.prepare(text) },
  { of: 'BlockList.ask', length: 4_000, ask: text => () => list.ask(text) },
  {
    of: './lists.checkListed',
    length: 1_024,
    ask: text => () => lists.checkListed(cardmend, list, text, { check: jd }),
  },
  {
    of: './lists.watchListed',
    length: 1_024,
    ask: text => async () => {
      const watch = lists.watchListed(cardmend, list, text, { check: jd, onChange: () => {} });
      await watch.look();
      watch.stop();
    },
  },
  {
    of: './lists.listMessage',
    length: 4_000,
    ask: text =>
      quietly(() => lists.listMessage({ version: 0, count: 0, ageMs: 1, refused: text as never }, 'en')),
  },
  {
    of: './lists.httpTransport',
    length: 8_000,
    ask: text => {
      const transport = lists.httpTransport(`/${text}`, { fetch: async () => new Response(text) });
      return () => transport(text, true);
    },
  },
];
