/** The knowledge -> tables/knowledge.h: constexpr rows that name each other by index. */
import { type KnowledgeData, reasonIds } from '../../../bindings/js/knowledge/rows.ts';
import {
  knowledgeTables,
  layouts,
  type TableName,
  tableNames,
} from '../../../bindings/js/knowledge/tables.ts';
import { headerText, stringLiteral } from '../header.ts';
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
    doc: 'What is known about failed bindings. Unused tables cost nothing: the names are for tests alone.',
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
