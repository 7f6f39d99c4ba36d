// What the documents show of TypeScript compiles as it stands, and so does the JavaScript of those that lead in.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { type Block, blocksIn } from './blocks.ts';

const folder = join(root, 'build/examples');
after(() => rmSync(folder, { recursive: true, force: true }));

/** What every page has around what it shows. */
const common = `
declare const cardmend: import('cardmend').Cardmend;
declare const checker: import('cardmend/check').Checker;
declare const input: HTMLInputElement;
declare function show(...what: unknown[]): void;
declare module '*?raw' { const text: string; export default text; }
`;

/** And what one has: it stands before its blocks. */
const around: Readonly<Record<string, string>> = {
  'docs/card-format.md': `
    declare const profile: import('cardmend').ProductProfile, raw: string;`,
  'docs/hub.md': `
    declare const product: string, salt: string, cost: number, published: number, code: string;
    declare const hub: string, keyId: string, publicKey: string, day: number, today: number;
    declare const sign: (bytes: Uint8Array) => Promise<Uint8Array>;
    declare const outbox: import('cardmend/hub').Outbox;
    declare const recheck: (entries: readonly unknown[]) => void, log: (what: string) => void;`,
  'docs/lists.md': `
    declare const kept: import('cardmend/lists').KeptTrust | undefined, field: HTMLInputElement;
    declare const remember: (kept: import('cardmend/lists').KeptTrust) => void;
    declare const check: import('cardmend/check').NamedCheckOptions, body: { readonly code: string };
    declare const list: import('cardmend/lists').BlockList;
    declare const keyId: string, publicKey: string, publishers: Readonly<Record<string, string>>;`,
  'docs/package.md': `
    declare const report: (reason?: string) => void;`,
  'docs/use/session.md': `
    declare const userId: string, code: HTMLInputElement, sms: HTMLInputElement;
    declare const bind: HTMLButtonElement, confirm: HTMLButtonElement, again: HTMLButtonElement;`,
  'docs/api/session.md': `
    declare const raw: string;`,
};

const pages = ['docs', 'docs/use', 'docs/api'].flatMap(within =>
  readdirSync(join(root, within))
    .filter(file => file.endsWith('.md'))
    .map(file => `${within}/${file}`),
);
const leading = [
  'README.md',
  'README.zh-CN.md',
  'docs/card-format.md',
  'docs/knowledge.md',
  'docs/package.md',
];

function examplesOf(document: string): readonly Block[] {
  const text = readFileSync(join(root, document), 'utf8');
  // On a page of docs/api declarations stand below what leads in.
  return blocksIn(document.startsWith('docs/api/') ? (text.split('\n## ')[0] ?? '') : text).filter(
    ({ language, code }) =>
      /^tsx?$/.test(language) ||
      // What JavaScript exports has parameters without types.
      (language === 'js' && leading.includes(document) && !/^export /m.test(code)),
  );
}

/** A block as a module; what returns is the body of a component. */
function moduleOf(document: string, code: string): string {
  const imports = code.match(/^import .*\n/gm)?.join('') ?? '';
  const rest = code.replaceAll(/^import .*\n/gm, '');
  // What a block declares itself hides what is around it.
  return `${imports}${around[document] ?? ''}\n{\n${
    /^return /m.test(rest) ? `const Part = () => {\n${rest}};\nshow(Part);\n` : rest
  }}\nexport {};\n`;
}

const options = {
  ...{ target: 'ES2022', module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx', noEmit: true },
  ...{ lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: ['node'], skipLibCheck: true },
  ...{ strict: true, exactOptionalPropertyTypes: true },
};

test('the examples of the READMEs, of docs and of doc comments compile under strict', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'common.d.ts'), common);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['.'] }));
  let count = 0;
  for (const document of [...leading.slice(0, 2), ...pages])
    for (const { language, code } of examplesOf(document)) {
      const name = `${document.replaceAll('/', '__')}.${++count}.${language === 'tsx' ? 'tsx' : 'ts'}`;
      writeFileSync(join(folder, name), moduleOf(document, code));
    }
  assert.ok(count >= 20, String(count));
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
