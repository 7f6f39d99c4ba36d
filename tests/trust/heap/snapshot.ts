/** The strings of a V8 heap snapshot, put together where the engine holds them in parts. */
import { readFileSync } from 'node:fs';

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** More than any text of a test has. */
const mostUnits = 4096;

/**
 * Every string of the heap; one that was joined of others is given whole, since a code may stand across the joint. What names
 * an object or an edge is a string too.
 */
export function stringsOf(path: string): string[] {
  const heap = JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
  const { node_fields, node_types, edge_fields, edge_types } = heap.snapshot.meta;
  const width = node_fields.length;
  const [type, name, count] = ['type', 'name', 'edge_count'].map(field => node_fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  const [edgeType, edgeName, edgeTo] = ['type', 'name_or_index', 'to_node'].map(field =>
    edge_fields.indexOf(field),
  ) as [number, number, number];
  const joined = node_types[0].indexOf('concatenated string');
  const internal = edge_types[0].indexOf('internal');
  const ends = new Map<number, Readonly<Record<string, number>>>();
  let at = 0;
  for (let node = 0; node < heap.nodes.length; node += width) {
    const edges = heap.nodes[node + count] as number;
    if (heap.nodes[node + type] === joined) {
      const parts: Record<string, number> = {};
      for (let i = 0; i < edges; ++i) {
        const edge = at + i * edge_fields.length;
        if (heap.edges[edge + edgeType] !== internal) continue;
        parts[heap.strings[heap.edges[edge + edgeName] as number] as string] = heap.edges[
          edge + edgeTo
        ] as number;
      }
      ends.set(node, parts);
    }
    at += edges * edge_fields.length;
  }
  const whole = (from: number): string => {
    let text = '';
    const rest = [from];
    for (let node = rest.pop(); node !== undefined && text.length < mostUnits; node = rest.pop()) {
      const parts = ends.get(node);
      if (parts === undefined) text += heap.strings[heap.nodes[node + name] as number] ?? '';
      else if (parts.first !== undefined && parts.second !== undefined) rest.push(parts.second, parts.first);
    }
    return text;
  };
  return [...heap.strings, ...[...ends.keys()].map(whole)];
}
