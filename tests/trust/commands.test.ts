// The command line leaves a code in the lists that `batch` writes for whoever runs it, and nowhere else: not in another file, a
// temporary one among them, nor in what it says.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../tools/build/paths.ts';
import { planOf } from '../bind/shop.ts';
import { newParty, noLimit, writeKeys } from '../hub/parties.ts';
import { startHub } from '../hub/support.ts';
import { formsOf, newCanary, Search } from './canary.ts';

const canary = newCanary();
const { code, number } = canary;
const search = new Search(canary);

const folder = mkdtempSync(join(tmpdir(), 'cardmend-commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ['tmp', 'home', 'out', 'out2', 'out3', 'out4', 'killed']) mkdirSync(join(folder, name));
const env = {
  PATH: process.env.PATH,
  LANG: 'en',
  TMPDIR: join(folder, 'tmp'),
  HOME: join(folder, 'home'),
  CARDMEND_BIND_KEY: 'ab'.repeat(32),
  SHOP_TOKEN: 'token',
};
const program = join(root, 'dist/cli.js');

const { lower, wide, wrong, part, grouped } = formsOf(canary);
const filler = Array.from({ length: 40 }, (_, i) => `77DEA41B3F2A${String(i + 1000)}`);
const rows = [code, lower, wide, wrong, part, `PIN ${grouped}`, ...filler].map(
  (cell, i) => `${number},${cell},${i + 1}`,
);
/** What a person hands in. */
const given: Readonly<Record<string, string>> = {
  'cards.csv': `number,secret,value\n${rows.join('\n')}\n`,
  'cards.txt': `${code}\n${wrong}\n`,
  'wrong.csv': `when,where\n${code},${code}\n`,
  'outcomes.csv': `platform,code,cause,count\njd,${code},${code},${code}\njd,nofind,${grouped},1\n`,
  'profile.json': JSON.stringify({ version: 1, id: code, secret: { alphabet: code } }),
  'known.bin': code,
  'clean.csv': `secret,value,cardmend_product,cardmend_verdict\n${code},100,jd.ecard,valid\n`,
  'plan.json': JSON.stringify(planOf('http://127.0.0.1:9/api/v1', { tries: 1 })),
  'wrong-plan.json': JSON.stringify({ platform: code }),
  'counts.csv': 'failure,cause,count\nalready-used,bound-by-you,100\n',
  // A list in place of a file of JSON, which begins with a letter, so that an engine's parser quotes it; JSON that is something else.
  'codes.json': `A${code.slice(1)}\n${grouped}\n`,
  'bare.json': `[A${code.slice(1)}]`,
  'text.json': `"${code}"`,
  'array.json': `["${code}"]`,
  'open.json': `{"id": "${code}", `,
};
for (const [name, text] of Object.entries(given)) writeFileSync(join(folder, name), text);

/** Lists of codes, as the docs say; whoever runs the command alone may read them. */
const lists = /\.(clean|exceptions)\.\w+$/;

const files = () =>
  (readdirSync(folder, { recursive: true }) as string[]).filter(name =>
    statSync(join(folder, name)).isFile(),
  );

function filesWithCodes(): string[] {
  return files().filter(
    name =>
      !(name in given) && !lists.test(name) && search.inBytes(readFileSync(join(folder, name))).length > 0,
  );
}

interface Command {
  readonly words: readonly string[];
  readonly input?: string;
  /** Its standard output is the rows themselves. */
  readonly answersRows?: true;
  readonly fails?: boolean;
}

const list = 'list';
const commands: readonly Command[] = [
  { words: ['filter', 'build', 'cards.txt', '--product', 'jd.ecard', '--out', 'jd.known', '--force'] },
  { words: ['filter', 'build', 'cards.csv', '--product', 'jd.ecard', '--out', 'no.known', '--column', code] },
  { words: ['filter', 'build', 'wrong.csv', '--product', code, '--out', 'no.known'] },
  { words: ['filter', 'build', 'cards.txt', '--profile', 'profile.json', '--out', 'no.known'] },
  { words: ['filter', 'info', 'jd.known'] },
  { words: ['filter', 'info', 'known.bin'] },
  { words: ['learn', 'outcomes.csv', '--out', 'knowledge.json'] },
  { words: ['batch', 'cards.csv', '--out', 'out', '--product', 'jd.ecard'] },
  { words: ['batch', 'cards.csv', '--out', 'out2', '--json', '--known', 'known.bin'] },
  { words: ['batch', 'cards.txt', 'wrong.csv', '--out', 'out3'] },
  { words: ['batch', 'cards.csv', '--out', 'out4', '--secret', 'none'] },
  { words: ['list', 'keys', list, '--product', 'jd.ecard'] },
  { words: ['list', 'add', list, 'cards.csv', '--publisher', 'shop.example'] },
  { words: ['list', 'add', list, 'wrong.csv', '--publisher', 'shop.example'] },
  { words: ['list', 'publish', list] },
  { words: ['list', 'verify', list] },
  { words: ['bind', 'clean.csv', '--plan', 'plan.json', '--patience', '1'] },
  { words: ['bind', 'clean.csv', '--plan', 'wrong-plan.json'] },
  { words: ['bind', 'clean.csv', '--plan', 'plan.json', '--dry-run'] },
  { words: ['check', '--stream', '--product', 'jd.ecard'], input: `${code}\n${wrong}\n`, answersRows: true },
  { words: ['check', '--stream', '--format', 'json'], input: `{"raw": "${code}"\n`, answersRows: true },
];

/** Each way to name a file of JSON. */
const takers: readonly (readonly string[])[] = [
  ['batch', 'cards.csv', '--out', 'out5', '--profile'],
  ['filter', 'build', 'cards.csv', '--out', 'no.known', '--profile'],
  ['check', '--stream', '--profile'],
  ['list', 'keys', 'list2', '--profile'],
  ['list', 'add', list, 'cards.csv', '--publisher', 'shop.example', '--profile'],
  ['list', 'verify', list, '--root'],
  ['list', 'follow', list, '--hub', 'http://127.0.0.1:9', '--once', '--publishers'],
  ['learn', 'counts.csv', '--out', 'no.json', '--base'],
  ['bind', 'clean.csv', '--plan'],
  ['hub', '--data', 'hub', '--keys'],
  ['hub', 'report', 'box', 'cards.csv', '--hub', 'http://127.0.0.1:9', '--list', list, '--key'],
];
const wrongFiles = takers.flatMap(taker =>
  ['codes.json', 'bare.json', 'text.json', 'array.json', 'open.json'].map(name => ({
    words: [...taker, name],
    fails: true,
  })),
);

for (const { words, input = '', answersRows, fails } of [...commands, ...wrongFiles] as Command[])
  test(words.map(word => (word === code ? 'CODE' : word)).join(' '), () => {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      env,
      input,
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(error, undefined);
    if (fails) assert.ok(status === 1 && /^[^\n]+\n$/.test(stderr), `${status}: ${stderr.length} characters`);
    const said = [stderr, answersRows ? '' : stdout].join('\n');
    // What a person wrote as a word of the command is said back to him: it is on the screen already.
    const own = words.includes(code) ? said.replaceAll(code, '') : said;
    assert.deepEqual([search.inText(own).length, filesWithCodes()], [0, []], own.slice(0, 400));
  });

test('what the batch wrote can be read by its owner alone, and the canary is there', () => {
  const written = files().filter(name => lists.test(name));
  const found = written.filter(name => search.inBytes(readFileSync(join(folder, name))).length > 0);
  assert.ok(found.length >= 2, written.join(', '));
  for (const name of found) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
});

test('a batch that is killed leaves nothing but files beside the lists, for their owner alone', async () => {
  const many = Array.from({ length: 200_000 }, () => rows[0]).join('\n');
  writeFileSync(join(folder, 'cards.csv'), `number,secret,value\n${many}\n`);
  const out = join(folder, 'killed');
  const child = spawn(
    process.execPath,
    [program, 'batch', 'cards.csv', '--out', 'killed', '--product', 'jd.ecard'],
    {
      cwd: folder,
      env,
      stdio: 'ignore',
    },
  );
  const ended = new Promise(done => child.on('close', done));
  for (let i = 0; i < 500 && readdirSync(out).length === 0; ++i) await sleep(10);
  child.kill('SIGKILL');
  await ended;
  for (const name of readdirSync(out)) {
    assert.match(name, /\.part$/);
    assert.equal(statSync(join(out, name)).mode & 0o077, 0, name);
  }
  rmSync(out, { recursive: true });
  assert.deepEqual(filesWithCodes(), []);
});

test('a hub that is told codes in the place of hashes keeps and says none', async () => {
  const keys = join(folder, 'keys.json');
  const party = newParty('shop');
  writeKeys(keys, [party], noLimit);
  mkdirSync(join(folder, 'hub'));
  const hub = await startHub(join(folder, 'hub'), keys);
  const said: string[] = [];
  try {
    for (const body of [
      code,
      JSON.stringify({ entries: [{ signed: code, signatures: [{ key: code }] }] }),
      `{"${code}`,
    ]) {
      const response = await fetch(`${hub.address}/entries`, { method: 'POST', body });
      said.push(await response.text());
    }
    said.push(await (await fetch(`${hub.address}/entries?after=${code}`)).text());
    said.push(await (await fetch(`${hub.address}/${code}`)).text());
  } finally {
    hub.child.kill('SIGTERM');
    await hub.ended;
  }
  assert.deepEqual([search.inText([...said, hub.written()].join('\n')), filesWithCodes()], [[], []]);
});
