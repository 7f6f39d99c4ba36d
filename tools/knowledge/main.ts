/** `npm run knowledge`: the graph of what is known about failed bindings, and its tables, into docs/. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../build/paths.ts';
import { knowledgeFiles } from './files.ts';

for (const { path, text } of await knowledgeFiles()) {
  writeFileSync(path, text);
  console.log(`${relative(root, path)}: ${(text.length / 1024).toFixed(0)} KB`);
}
