/** `npm run guessing`: what somebody learns who types at random, for each shipped product, into docs/guessing.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/paths.ts';
import { filled } from './table.ts';

const path = join(root, 'docs/guessing.md');
writeFileSync(path, await filled(readFileSync(path, 'utf8')));
