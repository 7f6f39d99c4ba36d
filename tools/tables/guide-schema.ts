/** The schemas of the guide's data as code, so that a shop's own rows are held to the same ones where they are put in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { guideFiles } from '../../bindings/js/knowledge_rows.ts';

/** @param schemas the folder of `*.schema.json` */
export function schemaModule(schemas: string): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strictRequired: false,
    allowUnionTypes: true,
    messages: true,
    code: { source: true, esm: true },
  });
  for (const file of guideFiles) {
    ajv.addSchema(JSON.parse(readFileSync(join(schemas, `${file}.schema.json`), 'utf8')) as object, file);
  }
  const code = standalone(ajv, Object.fromEntries(guideFiles.map(file => [file, file])));
  return `// @ts-nocheck\n/** Generated from data/schema by the build. */\n${code}\nexport const validators = { ${guideFiles.join(', ')} };\n`;
}
