/** Reads data files and validates each against its JSON Schema; every error names the file and the field. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

/** Errors in data, one a line, each beginning with the file it is in. */
export class DataError extends Error {
  override name = 'DataError';
  constructor(readonly errors: readonly string[]) {
    super(errors.join('\n'));
  }
}

/** `/rows/3/to` -> `rows[3].to`. */
export function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part, i) => (/^\d+$/.test(part) ? `[${part}]` : `${i ? '.' : ''}${part}`))
    .join('');
}

function describe(file: string, error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  const named = params.additionalProperty ?? params.allowedValues ?? params.missingProperty;
  const detail = named === undefined ? '' : ` (${Array.isArray(named) ? named.join(', ') : String(named)})`;
  return `${file}: ${fieldName(error.instancePath) || 'the file'}: ${error.message ?? error.keyword}${detail}`;
}

export class DataFolder {
  readonly #ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  });

  /**
   * @param root the project's folder
   * @param schemas the folder of `*.schema.json`
   * @param fill puts what other data list into a schema
   */
  constructor(
    readonly root: string,
    schemas: string,
    fill: (schema: unknown) => unknown = schema => schema,
  ) {
    for (const file of readdirSync(schemas)) {
      if (file.endsWith('.schema.json'))
        this.#ajv.addSchema(fill(this.#parse(join(schemas, file))) as object);
    }
  }

  #parse(path: string): unknown {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new DataError([`${relative(this.root, path)}: ${(error as Error).message}`]);
    }
  }

  /** The file's content, known to fit `schema` (the name of a file in the schema folder). */
  read<T>(path: string, schema: string): T {
    const value = this.#parse(path);
    const validate = this.#ajv.getSchema(schema);
    if (!validate) throw new DataError([`${relative(this.root, path)}: there is no schema ${schema}`]);
    if (!validate(value)) {
      const file = relative(this.root, path);
      throw new DataError((validate.errors ?? []).map(error => describe(file, error)));
    }
    return value as T;
  }

  /** All JSON files of a folder, by name. */
  readAll<T extends { readonly id: string }>(folder: string, schema: string): T[] {
    return readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .sort()
      .map(file => {
        const row = this.read<T>(join(folder, file), schema);
        if (`${row.id}.json` === basename(file)) return row;
        throw new DataError([
          `${relative(this.root, join(folder, file))}: id: must be the file's name without .json`,
        ]);
      });
  }
}
