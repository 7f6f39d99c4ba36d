/** The schemas of the knowledge as code, so that a shop's own rows are held to the same ones where they are put in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { knowledgeFiles } from '../../../bindings/js/knowledge/rows.ts';

/** @param schemas the folder of `*.schema.json` */
export function schemaModule(schemas: string): string {
  return validatorsOf(schemas, knowledgeFiles);
}

/** The same for these schemas. */
export function validatorsOf(schemas: string, files: readonly string[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strictRequired: false,
    allowUnionTypes: true,
    messages: true,
    code: { source: true, esm: true },
  });
  for (const file of files) {
    ajv.addSchema(JSON.parse(readFileSync(join(schemas, `${file}.schema.json`), 'utf8')) as object, file);
  }
  const code = withoutRequire(standalone(ajv, Object.fromEntries(files.map(file => [file, file]))));
  return `// @ts-nocheck\n/** Generated from data/schema by the build. */\nimport { countCharacters, isSame } from '../../../bindings/js/knowledge/json.ts';\n${code}\nexport const validators = { ${files.join(', ')} };\n`;
}

/** What Ajv would load at run time, and what stands for it: CommonJS would bring a chunk of its own into every bundle. */
const standIns = {
  'require("ajv/dist/runtime/equal").default': 'isSame',
  'require("ajv/dist/runtime/ucs2length").default': 'countCharacters',
} as const;

function withoutRequire(code: string): string {
  let out = code;
  for (const [load, name] of Object.entries(standIns)) out = out.replaceAll(load, name);
  const left = /require\([^)]*\)/.exec(out);
  if (left !== null) throw new Error(`tools/tables/explain/schema.ts: nothing stands for ${left[0]}`);
  return out;
}
