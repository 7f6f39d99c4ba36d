// Tree-sitter's C++ grammar: too large for every clone, so that the command installs it for itself.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';

const folder = join(root, 'build/mutation/tools');
const packages = ['web-tree-sitter@0.27.2', 'tree-sitter-cpp@0.23.4'];

/** What is used of a node of web-tree-sitter. */
export type Node = {
  readonly id: number;
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { readonly row: number };
  readonly hasError: boolean;
  readonly parent: Node | null;
  readonly children: readonly (Node | null)[];
  readonly namedChildren: readonly (Node | null)[];
  readonly namedChildCount: number;
  childForFieldName(name: string): Node | null;
};

type Grammar = {
  readonly Parser: (new () => {
    setLanguage(language: unknown): void;
    parse(text: string): { readonly rootNode: Node } | null;
  }) & { init(): Promise<void> };
  readonly Language: { load(file: string): Promise<unknown> };
};

/** @returns what reads a C++ text as a tree */
export async function cppParser(): Promise<(text: string) => Node> {
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, 'tree-sitter-cpp/tree-sitter-cpp.wasm'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}\n');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, ...packages];
    const { status, output } = await run('npm', args);
    if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${output}`);
  }
  const { Parser, Language } = (await import(
    pathToFileURL(join(modules, 'web-tree-sitter/web-tree-sitter.js')).href
  )) as Grammar;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(modules, 'tree-sitter-cpp/tree-sitter-cpp.wasm')));
  return text => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the grammar reads nothing');
    return tree.rootNode;
  };
}
