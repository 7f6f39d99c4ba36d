/** The table of what crosses -> tables/wire.h: C++ that writes answers, reads products, packs single words. */
import { headerText } from '../header.ts';
import type { Limits } from '../limits.ts';
import {
  type Block,
  type Field,
  itemsPerWord,
  mostWords,
  type Packed,
  type Part,
  placesOf,
  type Row,
  withInner,
} from './fields.ts';
import { figures } from './orders.ts';
import { answerRows, cleanCode, outputWords, packedWords, requestRows } from './records.ts';
import { blocks } from './session_rows.ts';

/** `numberLength` -> `number_length`. */
const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
const pascal = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const placeOf = ({ name, from }: { readonly name: string; readonly from?: string }) => from ?? snake(name);

/** The fields and parts that say how many there are of another. */
function countsOf(row: Row): Map<string, string> {
  const parts = row.fields.flatMap((field): readonly Part[] => {
    if (field.kind === 'bits') return field.parts;
    return field.kind === 'count' ? [{ ...field, bits: 32 }] : [];
  });
  return new Map(parts.map(part => [part.name, placeOf(part)]));
}

function bitsOf(parts: readonly Part[], of: (part: Part) => string): string {
  let at = 0;
  return parts
    .map(part => {
      const term = `bits<${part.bits}>(${of(part)})${at === 0 ? '' : ` << ${at}U`}`;
      at += part.bits;
      return term;
    })
    .join(' | ');
}

/** A statement that writes a field of `from`. */
function writing(field: Field, counts: ReadonlyMap<string, string>): string {
  const items = (count: number | string) =>
    typeof count === 'number' ? String(count) : `from.${counts.get(count)}`;
  switch (field.kind) {
    case 'word':
    case 'count':
      return `out.word(from.${placeOf(field)});`;
    case 'double':
      throw new Error(`${field.name}: only blocks have doubles`);
    case 'time':
      return `out.word(low_word(from.${placeOf(field)})); out.word(high_word(from.${placeOf(field)}));`;
    case 'bits':
      return `out.word(${bitsOf(field.parts, part => `from.${placeOf(part)}`)});`;
    case 'words':
      return `for (const auto item : from.${placeOf(field)}) out.word(item);`;
    case 'row':
      return `write(out, from.${placeOf(field)});`;
    case 'list':
      return `for (std::size_t i = 0; i < ${items(field.count)}; ++i) write(out, from.${placeOf(field)}[i]);`;
    default:
      return `out.template packed<${itemsPerWord[field.kind]}>(from.${placeOf(field)}.data(), ${items(field.count)});`;
  }
}

function writer(row: Row): string {
  const counts = countsOf(row);
  const lines = row.fields.map(field => `  ${writing(field, counts)}`);
  return `/** ${row.doc} */
template <class Out>
void write(Out& out, const ${row.type}& from) {
${lines.join('\n')}
}`;
}

const itemTypes = { ascii: 'char', bytes: 'std::uint8_t', utf16: 'char16_t' } as const;

/** The members that a field of what C++ reads has. */
function members(field: Field): readonly string[] {
  const array = (type: string, size: number) => [`std::array<${type}, ${size}> ${snake(namedOf(field))}{};`];
  switch (field.kind) {
    case 'bits':
      return field.parts.map(({ name }) => `std::uint32_t ${snake(name)} = 0;`);
    case 'words':
      return array('std::uint32_t', field.count);
    case 'time':
    case 'double':
      return [`double ${snake(field.name)} = 0;`];
    case 'row':
      return [`${field.of.name} ${snake(field.name)};`];
    case 'list':
      return array(field.of.name, field.most);
    case 'word':
    case 'count':
      return [`std::uint32_t ${snake(field.name)} = 0;`];
    default:
      return array(itemTypes[field.kind], field.most);
  }
}

const namedOf = (field: Field) => ('name' in field ? field.name : '');

/** Statements that read a field into `into`. */
function reading(field: Field): readonly string[] {
  const items = (count: number | string) => (typeof count === 'number' ? count : `into.${snake(count)}`);
  switch (field.kind) {
    case 'word':
      return [`into.${snake(field.name)} = in.word();`];
    case 'count':
      return [`into.${snake(field.name)} = in.count(${field.most});`];
    case 'double':
      throw new Error(`${field.name}: only blocks have doubles`);
    case 'time':
      return ['word = in.word();', `into.${snake(field.name)} = time_of(word, in.word());`];
    case 'words':
      return [`for (std::uint32_t& item : into.${snake(field.name)}) item = in.word();`];
    case 'row':
      return [`read(in, into.${snake(field.name)});`];
    case 'list':
      return [
        `for (std::uint32_t i = 0; i < ${items(field.count)}; ++i) read(in, into.${snake(field.name)}[i]);`,
      ];
    case 'bits': {
      let at = 0;
      const lines = field.parts.map(({ name, bits }) => {
        const line = `into.${snake(name)} = bits<${bits}>(word >> ${at}U);`;
        at += bits;
        return line;
      });
      return ['word = in.word();', ...lines];
    }
    default:
      return [
        `in.template packed<${itemsPerWord[field.kind]}>(into.${snake(field.name)}.data(), ${items(field.count)});`,
      ];
  }
}

function reader(row: Row): string {
  const hasBits = row.fields.some(({ kind }) => kind === 'bits' || kind === 'time');
  const lines = [...(hasBits ? ['std::uint32_t word = 0;'] : []), ...row.fields.flatMap(reading)];
  return `/** ${row.doc} */
struct ${row.name} {
${row.fields
  .flatMap(members)
  .map(line => `  ${line}`)
  .join('\n')}
};
template <class In>
void read(In& in, ${row.name}& into) {
${lines.map(line => `  ${line}`).join('\n')}
}`;
}

function packedStruct({ name, doc, parts }: Packed): string {
  let at = 0;
  const reads = parts.map(({ name: field, bits }) => {
    const line = `.${snake(field)} = bits<${bits}>(word >> ${at}U)`;
    at += bits;
    return line;
  });
  const type = `${pascal(name)}Word`;
  return `/** ${doc} */
struct ${type} {
${parts.map(part => `  std::uint32_t ${snake(part.name)} = 0;`).join('\n')}

  [[nodiscard]] constexpr std::uint32_t packed() const {
    return ${bitsOf(parts, part => snake(part.name))};
  }
  static constexpr ${type} of(std::uint32_t word) {
    return {${reads.join(', ')}};
  }
};`;
}

/** That the type lies in memory as the words of a block do. */
function blockCheck(block: Block): string {
  const lines = placesOf(block).map(
    ([field, at]) => `offsetof(${block.type}, ${'name' in field ? placeOf(field) : ''}) == ${4 * at}`,
  );
  return `/** ${block.doc} */\nstatic_assert(${lines.join(' && ')});`;
}

function orderCheck([type, words]: readonly [string, readonly string[]]): string {
  const lines = words.map((word, i) => `static_cast<int>(${type}::${word}) == ${i}`);
  return `static_assert(${lines.join(' && ')});`;
}

export function wireHeader(limits: Limits, orders: Readonly<Record<string, readonly string[]>>): string {
  return headerText({
    guard: 'CARDMEND_TABLES_WIRE_H_',
    doc: 'What crosses between JavaScript and the core, as 32-bit words.',
    includes: [
      ...['<array>', '<cstddef>', '<cstdint>', '<iterator>'],
      ...['cardmend', 'detect', 'dictate', 'explain', 'extract', 'layout', 'session'].map(
        name => `"cardmend/${name}.h"`,
      ),
    ],
    namespace: 'cardmend::wasm',
    body: [
      `/** The low \`Bits\` bits of a number. */
template <unsigned Bits, typename Number>
constexpr std::uint32_t bits(Number number) {
  return static_cast<std::uint32_t>(number) & static_cast<std::uint32_t>((std::uint64_t{1} << Bits) - 1);
}`,
      `/** A time that crosses as two words; of any two. */
constexpr std::uint32_t low_word(double ms) { return bits<32>(static_cast<std::uint64_t>(ms)); }
constexpr std::uint32_t high_word(double ms) { return bits<32>(static_cast<std::uint64_t>(ms) >> 32U); }
constexpr double time_of(std::uint32_t low, std::uint32_t high) { return high * 4294967296.0 + low; }`,
      `/** The least of what stands in the place of a verdict where a code is clean. */\ninline constexpr std::uint32_t kCleanCode = ${cleanCode};\nstatic_assert(std::size(kVerdictNames) <= kCleanCode);`,
      ...packedWords.map(packedStruct),
      '/** A file of known codes that was taken. */\nstruct LoadedFile {\n  std::int32_t product = -1;\n  std::uint32_t count = 0;\n  std::uint32_t bits = 0;\n};',
      ...withInner(answerRows(limits)).map(writer),
      ...withInner(requestRows(limits)).map(reader),
      ...blocks.map(blockCheck),
      `/** The most words of each answer. */\n${answerRows(limits)
        .map(row => `inline constexpr std::size_t kMost${row.name}Words = ${mostWords(row)};`)
        .join(
          '\n',
        )}\n/** The words of the largest row: what the output has room for. */\ninline constexpr std::size_t kMaxWords = ${outputWords(limits)};`,
      Object.entries(figures)
        .map(([name, value]) => `static_assert(${name} == ${value});`)
        .join('\n'),
      Object.entries(orders).map(orderCheck).join('\n'),
    ].join('\n\n'),
  });
}
