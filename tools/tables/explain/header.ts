/** The knowledge -> tables/knowledge.h: constexpr rows that name each other by index. */

import { packKnowledge } from '../../../bindings/js/knowledge/pack.ts';
import { type KnowledgeData, reasonIds } from '../../../bindings/js/knowledge/rows.ts';
import {
  knowledgeTables,
  layouts,
  rowNames,
  type TableName,
  tableNames,
} from '../../../bindings/js/knowledge/tables.ts';
import { headerText, stringLiteral, unsignedArray } from '../header.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { knowledgeWords } from './words.ts';

interface Named {
  readonly id: string;
}

/** `text_firsts` -> `kTextFirsts`. */
function constantOf(name: string): string {
  return `k${name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

function value(type: string, number: number): string {
  if (type === 'bool') return String(number !== 0);
  if (/^[A-Z]/.test(type)) return `${type}{${number}}`;
  return type === 'u32' ? `${number}U` : String(number);
}

function table(name: TableName, rows: readonly (readonly number[])[]): string {
  const [struct, ...types] = layouts[name];
  const lines = rows.map(row => {
    const fields = types.map((type, i) => value(type, row[i] ?? 0)).join(', ');
    return struct.startsWith('std::') ? `    ${fields},` : `    {${fields}},`;
  });
  return `inline constexpr ${struct} ${constantOf(name)}[] = {\n${lines.join('\n')}\n};`;
}

function literal(pool: string): string {
  const parts = pool.match(/[\s\S]{1,16}/g) ?? [];
  return parts.map(part => `    ${stringLiteral(part, 'u')}`).join('\n');
}

function nameTable(name: string, ids: readonly string[]): string {
  return `inline constexpr std::string_view ${name}[] = {\n${ids.map(id => `    "${id}",`).join('\n')}\n};`;
}

export function knowledgeHeader(data: KnowledgeData, vocabulary: Vocabulary): string {
  const ids = (rows: readonly Named[]) => rows.map(({ id }) => id);
  const known = knowledgeTables(data, knowledgeWords(vocabulary));
  const fields = tableNames.map(name => `    .${name} = ${constantOf(name)},`);
  return headerText({
    guard: 'CARDMEND_TABLES_KNOWLEDGE_H_',
    doc: 'What is known about failed bindings, row by row, and the names of it: for tests. What ships is packed_knowledge.h.',
    includes: ['"cardmend/types_knowledge.h"', '"tables/vocabulary.h"'],
    body: [
      ...tableNames.map(name => table(name, known.tables[name])),
      `inline constexpr std::u16string_view kPatternText =\n${literal(known.text)};`,
      `inline constexpr Knowledge kKnowledge = {
    .text = kPatternText,
${fields.join('\n')}
    .generic_platform = ${known.genericPlatform},
    .html_failure = ${known.htmlFailure},
    .check_first_from = ${known.checkFirstFrom},
};`,
      nameTable('kPlatformIds', ids(data.platforms.rows)),
      nameTable('kSupportIds', ids(data.supports.rows)),
      nameTable('kCauseIds', ids(data.causes.rows)),
      nameTable('kRemedyIds', ids(data.remedies.rows)),
      nameTable('kReasonIds', reasonIds(data)),
    ].join('\n\n'),
  });
}

/** What ships: the same, packed. */
export function packedKnowledgeHeader(data: KnowledgeData, vocabulary: Vocabulary): string {
  const known = knowledgeTables(data, knowledgeWords(vocabulary));
  return headerText({
    guard: 'CARDMEND_TABLES_PACKED_KNOWLEDGE_H_',
    doc: 'What is known about failed bindings, packed.',
    includes: ['<cstdint>'],
    body: unsignedArray('std::uint8_t', 'kPackedKnowledge', packKnowledge(known)),
  });
}

export function knowledgeLayoutHeader(): string {
  return headerText({
    guard: 'CARDMEND_TABLES_KNOWLEDGE_LAYOUT_H_',
    doc: 'The order in which packed knowledge has its tables.',
    includes: ['"cardmend/types_knowledge.h"'],
    body: `template <class In>
void read_tables(In& in, Knowledge& into) {
${rowNames.map(name => `  in.table(into.${name});`).join('\n')}
}`,
  });
}
