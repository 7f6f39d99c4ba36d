/** The table of what crosses -> a module that reads answers, writes products, packs single words. */
import type { Limits } from '../limits.ts';
import { type Block, type Field, type Packed, placesOf, type Row, withInner } from './fields.ts';
import { answerRows, cleanCode, outputWords, packedWords, requestRows } from './records.ts';
import {
  sessionDecision,
  sessionEvent,
  sessionEventAt,
  sessionStateAt,
  sessionWords,
} from './session_rows.ts';

/** A field of the TypeScript interface, in the same order; what counts others is none. */
function propertiesOf(field: Field): readonly (readonly [name: string, type: string])[] {
  switch (field.kind) {
    case 'bits':
      return field.parts.filter(({ counts }) => !counts).map(({ name }) => [name, 'number'] as const);
    case 'count':
      return [];
    case 'word':
    case 'time':
    case 'double':
      return [[field.name, 'number']];
    case 'words':
    case 'bytes':
      return [[field.name, 'readonly number[]']];
    case 'row':
      return [[field.name, typeOf(field.of)]];
    case 'list':
      return [[field.name, `readonly ${typeOf(field.of)}[]`]];
    default:
      return [[field.name, 'string']];
  }
}

const typeOf = ({ name }: Row) => (name.endsWith('Words') ? name : `${name}Words`);

function interfaceOf(row: Row): string {
  const lines = row.fields.flatMap(propertiesOf).map(([name, type]) => `  readonly ${name}: ${type};`);
  return `/** ${row.doc} */\nexport interface ${typeOf(row)} {\n${lines.join('\n')}\n}`;
}

/** Statements that read a field into a constant of its name. */
function reading(field: Field, at: number): readonly string[] {
  switch (field.kind) {
    case 'bits': {
      let shift = 0;
      const parts = field.parts.map(({ name, bits }) => {
        const line = `const ${name} = (bits${at} >>> ${shift}) & ${2 ** bits - 1};`;
        shift += bits;
        return line;
      });
      return [`const bits${at} = reader.word();`, ...parts];
    }
    case 'word':
    case 'count':
      return [
        `const ${field.name} = reader.word()${field.kind === 'word' && field.unsigned ? ' >>> 0' : ''};`,
      ];
    case 'double':
      throw new Error(`${field.name}: only blocks have doubles`);
    case 'time':
      return [`const ${field.name} = (reader.word() >>> 0) + (reader.word() >>> 0) * 2 ** 32;`];
    case 'words':
      return [`const ${field.name} = reader.row(${field.count});`];
    case 'row':
      return [`const ${field.name} = read${field.of.name}(reader);`];
    case 'list':
      return [`const ${field.name} = reader.list(${field.count}, read${field.of.name});`];
    default:
      return [`const ${field.name} = read${pascal(field.kind)}(reader, ${field.count});`];
  }
}

function reader(row: Row): string {
  const lines = row.fields.flatMap(reading);
  const names = row.fields.flatMap(propertiesOf).map(([name]) => name);
  return `${interfaceOf(row)}
export function read${row.name}(reader: Reader): ${typeOf(row)} {
${lines.map(line => `  ${line}`).join('\n')}
  return { ${names.join(', ')} };
}`;
}

/** The expression of a count: how many the field has that it counts. */
function counted(name: string, row: Row): string {
  const field = row.fields.find(one => 'count' in one && one.count === name);
  return field === undefined || !('name' in field) ? '0' : `from.${field.name}.length`;
}

function writing(field: Field, row: Row): string {
  switch (field.kind) {
    case 'count':
      return `writer.push(${counted(field.name, row)});`;
    case 'bits': {
      let shift = 0;
      const parts = field.parts.map(({ name, bits }) => {
        const term = `(from.${name} << ${shift})`;
        shift += bits;
        return term;
      });
      return `writer.push(${parts.join(' | ')});`;
    }
    case 'word':
      return `writer.push(from.${field.name});`;
    case 'double':
      throw new Error(`${field.name}: only blocks have doubles`);
    case 'time':
      return `writer.push(from.${field.name} >>> 0, Math.floor(from.${field.name} / 2 ** 32));`;
    case 'words':
      return `for (let i = 0; i < ${field.count}; ++i) writer.push(from.${field.name}[i] ?? 0);`;
    case 'row':
      return `write${field.of.name}(writer, from.${field.name});`;
    case 'list':
      return `for (const item of from.${field.name}) write${field.of.name}(writer, item);`;
    default:
      return `write${pascal(field.kind)}(writer, from.${field.name}, ${typeof field.count === 'number' ? field.count : `from.${field.name}.length`});`;
  }
}

function writer(row: Row): string {
  return `${interfaceOf(row)}
export function write${row.name}(writer: Writer, from: ${row.name}): void {
${row.fields.map(field => `  ${writing(field, row)}`).join('\n')}
}`;
}

const nameOf = (field: Field) => ('name' in field ? field.name : '');

/** Where each field of a block lies in words, if the block begins at a word; doubles are counted in doubles. */
function blockPlaces(block: Block, begin: number): string {
  const lines = placesOf(block).map(([field, at]) => {
    const place = field.kind === 'double' ? (begin + at) / 2 : begin + at;
    return `export const ${camel(block.name)}${pascal(nameOf(field))} = ${place};`;
  });
  return `/** ${block.doc} Where it lies: of a double, which one. */\n${lines.join('\n')}`;
}

/** An object of what lies in a block, whose words the views begin with. */
function blockReader(block: Block): string {
  const lines = placesOf(block).map(([field, at]) => {
    const word = (i: number) => `words[${i}] as number`;
    switch (field.kind) {
      case 'double':
        return `${field.name}: doubles[${at / 2}] as number`;
      case 'words':
        return `${field.name}: words.slice(${at}, ${at + field.count})`;
      default: {
        const names = field.kind === 'word' ? field.names : undefined;
        return `${nameOf(field)}: ${names === undefined ? word(at) : `${names}[${word(at)}] as (typeof ${names})[number]`}`;
      }
    }
  });
  return `/** ${block.doc} */
export const read${block.name} = (words: Int32Array, doubles: Float64Array) => ({
${lines.map(line => `  ${line},`).join('\n')}
});`;
}

/** The lists that fields of a block are indices of. */
const listsOf = (block: Block) => [
  ...new Set(
    block.fields.flatMap(field => (field.kind === 'word' && field.names !== undefined ? [field.names] : [])),
  ),
];

const camel = (name: string) => `${name[0]?.toLowerCase()}${name.slice(1)}`;
const pascal = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** A function for each part, and one for the whole: none of them makes an object. */
function packedFunctions({ name, doc, parts }: Packed): string {
  let shift = 0;
  const terms: string[] = [];
  const reads = parts.map(part => {
    const read = `/** Of \`${name}Word\`. */\nexport const ${name}${pascal(part.name)} = (word: number): number => (word >>> ${shift}) & ${2 ** part.bits - 1};`;
    terms.push(shift === 0 ? part.name : `(${part.name} << ${shift})`);
    shift += part.bits;
    return read;
  });
  const whole = `/** ${doc} */\nexport const ${name}Word = (${parts.map(part => `${part.name}: number`).join(', ')}): number =>\n  ${terms.join(' | ')};`;
  return [whole, ...reads].join('\n');
}

/** What of the bindings reads and writes words, as the module imports it. */
const wordsModule = '../../../bindings/js/core/words.ts';
const functions = [
  ...['type Reader', 'readAscii', 'readBytes', 'readUtf16'],
  ...['type Writer', 'writeAscii', 'writeBytes', 'writeUtf16'],
];

export function wireModule(limits: Limits): string {
  return `/** Generated from tools/tables/wire by the build: what crosses between JavaScript and the core, as 32-bit words. */
import { ${functions.join(', ')} } from '${wordsModule}';
import { ${listsOf(sessionDecision).join(', ')} } from './session.ts';

/** The words of the largest answer, which the output has room for. */
export const maxWords = ${outputWords(limits)};

/** How many words the state of a session takes. */
export const sessionWords = ${sessionWords};

/** Where it lies, behind a decision and an event. */
export const sessionStateAt = ${sessionStateAt};

/** The least of what stands in the place of a verdict where a code is clean. */
export const cleanCode = ${cleanCode};

${[
  ...packedWords.map(packedFunctions),
  ...withInner(answerRows(limits)).map(reader),
  ...withInner(requestRows(limits)).map(writer),
  blockPlaces(sessionEvent, sessionEventAt),
  blockReader(sessionDecision),
].join('\n\n')}
`;
}
