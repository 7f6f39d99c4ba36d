/** The texts of a part as it loads them: a line for each key, in an order that its script knows, so that no key travels. */
import type { Messages } from './messages.ts';

/** The keys of one kind: what stands before and behind each id of a list that the scripts have. */
interface KeyGroup {
  readonly before: string;
  readonly list: string;
  readonly behind: string;
}

/** Keys that are an id in a frame; which ids there are, the lists say. */
const groups: readonly KeyGroup[] = [
  { before: 'edit.', list: 'editReasons', behind: '' },
  { before: 'finding.', list: 'findings', behind: '' },
  { before: 'cause.', list: 'causeIds', behind: '.what' },
  { before: 'cause.', list: 'causeIds', behind: '.do' },
  { before: 'remedy.', list: 'remedyIds', behind: '' },
  { before: 'support.', list: 'supportIds', behind: '' },
  { before: 'platform.', list: 'platformIds', behind: '' },
  { before: 'product.', list: 'productIds', behind: '' },
];

/** Ids by the list's name. */
export type IdLists = Readonly<Record<string, readonly string[]>>;

interface Ordered {
  /** The groups that a part has any texts of. */
  readonly used: readonly KeyGroup[];
  /** All other keys, ascending, so that those of a kind stand together. */
  readonly others: readonly string[];
}

const kindOf = (key: string) => key.slice(0, key.indexOf('.') + 1);

function ordered(keys: readonly string[], lists: IdLists): Ordered {
  const framed = ({ before, list, behind }: KeyGroup) =>
    (lists[list] ?? []).map(id => `${before}${id}${behind}`);
  const used = groups.filter(group => framed(group).some(key => keys.includes(key)));
  const known = new Set(used.flatMap(framed));
  return { used, others: keys.filter(key => !known.has(key)).sort() };
}

/** A part's texts in one locale: lines, empty where a list's id has no text. */
export function textLinesModule(texts: Messages, lists: IdLists): string {
  const { used, others } = ordered(Object.keys(texts), lists);
  const keys = [
    ...used.flatMap(({ before, list, behind }) => (lists[list] ?? []).map(id => `${before}${id}${behind}`)),
    ...others,
  ];
  const lines = keys.map(key => {
    const text = texts[key] ?? '';
    if (/[\n`\\$]/.test(text)) throw new Error(`${key}: a text of a part has one line, without \`, \\ and $`);
    return text;
  });
  return `/** Generated from data/messages by the build: a line for each key of keys.ts. */
export default \`${lines.join('\n')}\`;
`;
}

/** What a part's script reads its lines by. */
export function textKeysModule(texts: Messages, lists: IdLists): string {
  const { used, others } = ordered(Object.keys(texts), lists);
  const names = [...new Set(used.map(({ list }) => list))];
  const imports = names.length > 0 ? `import { ${names.join(', ')} } from '../../keys.ts';\n` : '';
  const rows = used.map(({ before, list, behind }) => `  ['${before}', ${list}, '${behind}'],`);
  for (const kind of new Set(others.map(kindOf))) {
    const ids = others.filter(key => kindOf(key) === kind).map(key => key.slice(kind.length));
    rows.push(`  ['${kind}', '${ids.join(' ')}'.split(' '), ''],`);
  }
  return `/** Generated from data/messages by the build: the keys of a part's texts, in the order of their lines. */
import type { KeyRow } from '../../../../../bindings/js/messages/lines.ts';
${imports}
export const textKeys: readonly KeyRow[] = [
${rows.join('\n')}
];
`;
}
