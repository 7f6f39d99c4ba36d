/** The words of the knowledge in TypeScript, in the order of the core's indices. */
import {
  helpOf,
  type KnowledgeData,
  knowledgeFiles,
  reasonIds,
} from '../../../bindings/js/knowledge/rows.ts';
import { tupleType, wordList } from '../vocabulary.ts';

function list(name: string, type: string, doc: string, ids: readonly string[]): string {
  return `/** ${doc} */\nexport const ${name} = ${wordList(ids, tupleType(ids))};\nexport type ${type} = (typeof ${name})[number];`;
}

/** Each begins with its kind: that is written once for all of them. */
function reasonList(ids: readonly string[]): string {
  const kinds = [...new Set(ids.map(id => id.slice(0, id.indexOf(':') + 1)))];
  const texts = kinds.map(kind => {
    const own = ids.filter(id => id.startsWith(kind)).map(id => id.slice(kind.length));
    return `'${kind} ${own.join(' ')}'`;
  });
  // Without flatMap, which engines of mini-programs lack.
  return `const behindKinds = (...lists: readonly string[]) =>
  ([] as string[]).concat(
    ...lists.map(list => {
      const [kind = '', ...ids] = list.split(' ');
      return ids.map(id => kind + id);
    }),
  );
/** What can speak for a cause: failures, then evidence. */
export const reasonIds = /* @__PURE__ */ behindKinds(${texts.join(', ')}) as unknown as ${tupleType(ids)};
export type ReasonId = (typeof reasonIds)[number];`;
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** The lists that texts are named by. */
export const knowledgeLists = (data: KnowledgeData) => ({
  causeIds: idsOf(data.causes.rows),
  platformIds: idsOf(data.platforms.rows),
  remedyIds: idsOf(data.remedies.rows),
  supportIds: idsOf(data.supports.rows),
});

export function knowledgeKeys(data: KnowledgeData): string {
  const lists = knowledgeLists(data);
  const hidden = idsOf(data.causes.rows.filter(({ disclosure }) => disclosure === 'generic'));
  return [
    list('platformIds', 'PlatformId', 'Who binds cards.', lists.platformIds),
    list('supportIds', 'SupportId', 'Where help is to be had.', lists.supportIds),
    `/** The same with what a program wants to know of each. */\nexport const helps = ${JSON.stringify(helpOf(data))} as const;`,
    list('causeIds', 'CauseId', 'Why a binding fails.', lists.causeIds),
    `/** Causes that must not be told apart. */\nexport const hiddenCauseIds: readonly CauseId[] = ${JSON.stringify(hidden)};`,
    list('remedyIds', 'RemedyId', 'Things to do.', lists.remedyIds),
    reasonList(reasonIds(data)),
  ].join('\n\n');
}

/** What rows say of themselves and the core does not need. */
const notes = new Set([
  'source',
  'confidence',
  'figures',
  '$schema',
  'category',
  'part',
  'answers',
  'session',
]);

/** The data as it ships, for what a shop puts in place of parts of it. */
export function knowledgeModule(data: KnowledgeData): string {
  const files = knowledgeFiles.map(file => [file, data[file]] as const);
  const text = JSON.stringify(Object.fromEntries(files), (key, value) =>
    notes.has(key) ? undefined : value,
  );
  return `/** Generated from data/ by the build. */
import type { KnowledgeData } from '../../../bindings/js/knowledge/rows.ts';
export const shippedData = ${text} as unknown as KnowledgeData;
`;
}
