/**
 * The declarations of the built package -> docs/api: a page for each entry, with every export, its signature and what its
 * doc comment says. Run it after a change of what is exported; a test fails until then.
 * usage: tools/run tools/docs/api.ts
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/paths.ts';
import { apiPages } from './pages.ts';

const folder = join(root, 'docs/api');
mkdirSync(folder, { recursive: true });
const pages = apiPages(join(root, 'dist'));
for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(join(folder, file));
for (const [file, text] of pages) writeFileSync(join(folder, file), text);
console.log(`${pages.size} pages in docs/api`);
