/** The guide's words in TypeScript, in the order of the core's indices, and the messages that they need. */
import type { GuideData } from './guide.ts';

/** What stands in `because`: failures, then evidence; the core counts them in this order. */
export function reasonIds({ failures, evidence }: GuideData): string[] {
  return [
    ...failures.rows.map(({ id }) => `failure:${id}`),
    ...evidence.rows.map(({ id }) => `evidence:${id}`),
  ];
}

function list(name: string, type: string, doc: string, ids: readonly string[]): string {
  const rows = ids.map(id => `  '${id}',`).join('\n');
  return `/** ${doc} */\nexport const ${name} = [\n${rows}\n] as const;\nexport type ${type} = (typeof ${name})[number];`;
}

export function guideKeys(data: GuideData): string {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return [
    list('platformIds', 'PlatformId', 'Who binds cards.', ids(data.platforms.rows)),
    list('supportIds', 'SupportId', 'Where help is to be had.', ids(data.supports.rows)),
    list('causeIds', 'CauseId', 'Why a binding fails.', ids(data.causes.rows)),
    list('remedyIds', 'RemedyId', 'Things to do.', ids(data.remedies.rows)),
    list('reasonIds', 'ReasonId', 'What can speak for a cause: failures, then evidence.', reasonIds(data)),
  ].join('\n\n');
}

/** A cause that must be hidden has no text of its own: all of them share that of `generic`. */
export function guideMessageKeys(data: GuideData): string[] {
  const told = data.causes.rows.filter(({ disclosure }) => disclosure === 'full').map(({ id }) => id);
  return [
    ...[...told, 'generic'].flatMap(id => [`cause.${id}.what`, `cause.${id}.do`]),
    ...data.remedies.rows.map(({ id }) => `remedy.${id}`),
    ...data.supports.rows.map(({ id }) => `support.${id}`),
    ...data.platforms.rows.map(({ id }) => `platform.${id}`),
  ];
}
