/** Writes C++ headers of constexpr tables, alike in all of them. */

export interface HeaderParts {
  readonly guard: string;
  /** One sentence saying what the tables hold. */
  readonly doc: string;
  /** With their brackets or quotes. */
  readonly includes: readonly string[];
  readonly body: string;
  /** `cardmend::tables` if omitted. */
  readonly namespace?: string;
}

export function headerText({
  guard,
  doc,
  includes,
  body,
  namespace = 'cardmend::tables',
}: HeaderParts): string {
  return `// Generated from data/ by the build; edit the data, not this file.
// ${doc}
#ifndef ${guard}
#define ${guard}

${includes.map(name => `#include ${name}`).join('\n')}

namespace ${namespace} {

${body}

}  // namespace ${namespace}

#endif  // ${guard}
`;
}

/** `inline constexpr type name[] = {...};`; an empty list becomes an array of one zero, since C++ has no empty ones. */
export function unsignedArray(type: string, name: string, values: Iterable<number>): string {
  const list = [...values];
  const rows: string[] = [];
  for (let i = 0; i < list.length; i += 24) rows.push(`    ${list.slice(i, i + 24).join(', ')},`);
  return `inline constexpr ${type} ${name}[] = {\n${rows.join('\n') || '    0,'}\n};`;
}

/** A C++ string literal in ASCII; `prefix` is `u` for UTF-16 and empty for plain strings of ASCII. */
export function stringLiteral(text: string, prefix: '' | 'u' = ''): string {
  const escaped = [...text].map(character => {
    const c = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (c >= 0x20 && c < 0x7f) return character;
    return c > 0xffff ? `\\U${c.toString(16).padStart(8, '0')}` : `\\u${c.toString(16).padStart(4, '0')}`;
  });
  return `${prefix}"${escaped.join('')}"`;
}
