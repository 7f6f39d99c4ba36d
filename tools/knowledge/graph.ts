/** The graph of the knowledge in the DOT language: failures -> causes -> remedies. */

import { sharesOf } from '../../bindings/js/knowledge/rows.ts';
import type { KnowledgeSources } from '../tables/explain/sources.ts';

const tints: Readonly<Record<string, string>> = { notice: '#dff1e3', guide: '#fdf0cf', block: '#f9dcd8' };

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

function node(kind: string, id: string, attributes: Readonly<Record<string, string>>): string {
  const all = { label: id, ...attributes };
  const list = Object.entries(all).map(([name, value]) => `${name}=${quote(value)}`);
  return `    ${quote(`${kind} ${id}`)} [${list.join(', ')}];`;
}

/** As wide as it is likely; parts of a thousand. */
function edge(from: string, to: string, part: number): string {
  const width = (0.3 + (part / 1000) * 2.7).toFixed(2);
  return `  ${quote(from)} -> ${quote(to)} [penwidth=${width}, color="#5b6470${part < 200 ? '60' : 'c0'}"];`;
}

function rank(name: string, label: string, nodes: readonly string[]): string {
  return `  subgraph cluster_${name} {\n    label=${quote(label)}; color="#c9ced6"; fontsize=16;\n${nodes.join('\n')}\n  }`;
}

export function graphOf(data: KnowledgeSources): string {
  const { failures, causes, remedies } = data;
  // Rows that are answered as another one lead to the same causes: they would only double its edges.
  const own = failures.rows.filter(row => row.causes !== undefined);
  const alike = (id: string) => failures.rows.filter(({ as }) => as === id).map(row => row.id);
  const chanceOf = (remedy: string, chance: number | undefined) =>
    chance ?? remedies.rows.find(({ id }) => id === remedy)?.chance ?? 0;
  return `digraph knowledge {
  rankdir=LR; ranksep=2.4; nodesep=0.12; bgcolor="white"; fontname="Helvetica"; splines=true;
  node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica", fontsize=11, height=0.26, margin="0.18,0.03", color="#7b8490"];
  edge [arrowsize=0.5];
${rank(
  'failures',
  'what came back',
  own.map(({ id }) => node('failure', id, { label: [id, ...alike(id)].join('\n') })),
)}
${rank(
  'causes',
  'why',
  causes.rows.map(({ id, tier, disclosure }) =>
    node('cause', id, {
      fillcolor: tints[tier] ?? 'white',
      style: disclosure === 'generic' ? 'rounded,filled,dashed' : 'rounded,filled',
    }),
  ),
)}
${rank(
  'remedies',
  'what to do',
  remedies.rows.map(({ id, minutes }) =>
    node('remedy', id, { label: `${id}  ${typeof minutes === 'string' ? minutes : minutes.join('-')}` }),
  ),
)}
${own.flatMap(row => sharesOf(row, data).map(({ cause, share }) => edge(`failure ${row.id}`, `cause ${cause}`, share))).join('\n')}
${causes.rows.flatMap(row => row.remedies.map(({ remedy, chance }) => edge(`cause ${row.id}`, `remedy ${remedy}`, chanceOf(remedy, chance)))).join('\n')}
${remedies.rows.flatMap(({ id, after }) => (after ?? []).map(before => `  ${quote(`remedy ${before}`)} -> ${quote(`remedy ${id}`)} [style=dashed, constraint=false];`)).join('\n')}
}
`;
}
