/** The pages of docs/api as text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/paths.ts';
import { type Exported, exportsOf } from './symbols.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The declarations of each entry that has any of its own, by what is imported: 'cardmend/check' -> 'check.d.ts'. */
function entries(): ReadonlyMap<string, string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const found = new Map<string, string>();
  for (const [path, conditions] of Object.entries(exports)) {
    // the first one named is the types' of ES modules or, where those come second, the same names for CommonJS
    const [, file] = /"types":"\.\/dist\/([\w/]+\.d\.ts)"/.exec(JSON.stringify(conditions)) ?? [];
    // inline parts have the declarations of the others
    const seen = [...found.values()].includes(file ?? '');
    if (file !== undefined && !seen && !path.includes('*') && !path.endsWith('.wasm'))
      found.set(path.replace(/^\./, 'cardmend'), file);
  }
  return found;
}

const groups: readonly (readonly [Exported['kind'], string])[] = [
  ['function', 'Functions'],
  ['class', 'Classes'],
  ['value', 'Values'],
  ['interface', 'Interfaces'],
  ['type', 'Types'],
];

const pageOf = (entry: string) =>
  `${entry.replace(/^cardmend\/?/, '').replaceAll('/', '_') || 'cardmend'}.md`;

/** What a head says first, without the name of what it is about. */
const firstSentence = (head: string): string =>
  head.replace(/^(`[^`]*`|Cardmend): /, '').split(/\.(?:\s|$)/)[0] ?? '';

function itemText({ name, about, tags, code }: Exported): string {
  const parts = [`### ${name}`, about, tags.join('\n'), `\`\`\`ts\n${code}\n\`\`\``];
  return parts.filter(part => part !== '').join('\n\n');
}

/** A page for each entry, and README.md with the list; by file name. What two entries export stands on the first's page. */
export function apiPages(folder: string): ReadonlyMap<string, string> {
  const all = entries();
  const read = exportsOf(folder, [...new Set(all.values())]);
  const pages = new Map<string, string>();
  const homes = new Map<string, string>();
  const list: string[] = [];
  for (const [entry, file] of all) {
    const found = read.get(file);
    if (!found) continue;
    const page = pageOf(entry);
    const own = found.items.filter(({ place }) => !homes.has(place));
    const others = found.items.filter(({ place }) => homes.has(place));
    const sections = groups.flatMap(([kind, title]) => {
      const items = own.filter(item => item.kind === kind);
      return items.length === 0 ? [] : [`## ${title}`, ...items.map(itemText)];
    });
    if (others.length > 0) {
      const links = others.map(({ name, place }) => `[\`${name}\`](${homes.get(place)})`);
      sections.push(`## Also exported\n\n${links.join(', ')}`);
    }
    for (const { name, place } of own) homes.set(place, `${page}#${name.toLowerCase()}`);
    pages.set(page, `${[`# ${entry}`, found.head, ...sections].filter(text => text !== '').join('\n\n')}\n`);
    list.push(`- [\`${entry}\`](${page}): ${firstSentence(found.head)}`);
  }
  pages.set(
    'README.md',
    `# What the package exports\n\nMade from the declarations by \`tools/run tools/docs/api.ts\`.\n\n${list.join('\n')}\n`,
  );
  return pages;
}
