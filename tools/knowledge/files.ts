/** The files that `npm run knowledge` writes, as they should be. */
import { join } from 'node:path';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { root } from '../build/paths.ts';
import { loadData } from '../tables/data.ts';
import { graphOf } from './graph.ts';
import { tablesOf } from './tables.ts';

export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
}

export async function knowledgeFiles(): Promise<KnowledgeFile[]> {
  const { knowledge, messages } = loadData(root);
  const english = messages.find(({ locale }) => locale === 'en');
  const texts = Object.assign({}, ...(english?.files.values() ?? [])) as Record<string, string>;
  const graphviz = await Graphviz.load();
  // Comments name the layout's version, and a document type is of no use inside of a page.
  const svg = graphviz
    .dot(graphOf(knowledge))
    .replace(/<!--[\s\S]*?-->\n?|<!DOCTYPE[^>]*>\n?/g, '')
    .replace(/<svg[^>]*>/, open => `${open}\n<title>Failures, their causes, and what to do</title>`);
  return [
    { path: join(root, 'docs/images/knowledge.svg'), text: svg },
    { path: join(root, 'docs/knowledge-tables.md'), text: tablesOf(knowledge, texts) },
  ];
}
