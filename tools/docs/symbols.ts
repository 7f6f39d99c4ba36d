/** What an entry exports, as the TypeScript compiler sees the declarations. */
import { join } from 'node:path';
import ts from 'typescript5';

/** One export, and every declaration of it: an overload has several. */
export interface Exported {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'value';
  /** What its comment says, as Markdown. */
  readonly about: string;
  /** `@param`, `@returns`, `@throws`, as bullets of Markdown. */
  readonly tags: readonly string[];
  readonly code: string;
  /** Where it is declared: the same export of two entries has one. */
  readonly place: string;
}

const kinds: ReadonlyMap<ts.SyntaxKind, Exported['kind']> = new Map([
  [ts.SyntaxKind.FunctionDeclaration, 'function'],
  [ts.SyntaxKind.ClassDeclaration, 'class'],
  [ts.SyntaxKind.InterfaceDeclaration, 'interface'],
  [ts.SyntaxKind.TypeAliasDeclaration, 'type'],
]);

/** One line: the comments are wrapped for the sources. Blocks of code and lists keep their lines. */
function flowing(text: string): string {
  return text
    .split(/(```[\s\S]*?```)/)
    .map(part => (part.startsWith('```') ? part : part.replaceAll(/([^\n])\n(?!\n|- )/g, '$1 ')))
    .join('')
    .trim();
}

function tagText(tag: ts.JSDocTagInfo): string {
  const text = flowing(ts.displayPartsToString(tag.text));
  if (tag.name !== 'param') return `- **${tag.name}** ${text}`;
  const [name = '', ...rest] = text.split(' ');
  return `- \`${name}\`: ${rest.join(' ')}`;
}

/** A declaration without its own comment, which stands above the code; its members keep theirs. */
function codeOf(node: ts.Declaration): string {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return whole
    .getText()
    .replace(/^export declare /, '')
    .replace(/^export /, '')
    .replaceAll(/^( +)/gm, spaces => ' '.repeat(Math.ceil(spaces.length / 2)));
}

/** The comment at the head of a file: what the entry is for. */
export function headOf(source: ts.SourceFile): string {
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source.text)?.[1] ?? '';
  return flowing(comment.replaceAll(/^ *\* ?/gm, '').trim());
}

/** What an interface or a class is built on, as far as the package declares it: a reader needs their members too. */
function basesOf(checker: ts.TypeChecker, symbol: ts.Symbol, folder: string): readonly ts.Symbol[] {
  const clauses = (symbol.declarations ?? []).flatMap(node =>
    ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) ? [...(node.heritageClauses ?? [])] : [],
  );
  return clauses
    .flatMap(clause => clause.types.map(type => checker.getTypeAtLocation(type).getSymbol()))
    .filter(base => base !== undefined)
    .filter(base => base.declarations?.[0]?.getSourceFile().fileName.startsWith(folder));
}

/** @throws Error if what an export is built on has no name for who imports it */
function basesExported(
  checker: ts.TypeChecker,
  symbols: readonly ts.Symbol[],
  folder: string,
  file: string,
): void {
  for (const symbol of symbols)
    for (const base of basesOf(checker, symbol, folder))
      if (!symbols.includes(base))
        throw new Error(
          `${file} exports ${symbol.name} without ${base.name}, which it is built on: export it too`,
        );
}

/** What a file exports as types alone, by `export type` and `export { type }`: a value among them is nobody's to use. */
function typesOnly(checker: ts.TypeChecker, source: ts.SourceFile): ReadonlySet<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const add = (node: ts.Node, all: boolean) => {
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol) for (const one of all ? checker.getExportsOfModule(symbol) : [symbol]) found.add(one);
  };
  for (const node of source.statements) {
    if (!ts.isExportDeclaration(node)) continue;
    const { exportClause: clause, isTypeOnly, moduleSpecifier } = node;
    if (clause === undefined && isTypeOnly && moduleSpecifier) add(moduleSpecifier, true);
    if (clause !== undefined && ts.isNamedExports(clause))
      for (const one of clause.elements) if (isTypeOnly || one.isTypeOnly) add(one.name, false);
  }
  return found;
}

/** Every export of these files, by file, in the order of their names. */
export function exportsOf(
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, { readonly head: string; readonly items: readonly Exported[] }> {
  const paths = files.map(file => join(folder, file));
  const program = ts.createProgram(paths, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const targetOf = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  // A class is a type too.
  const isValue = ({ flags }: ts.Symbol) => !(flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace));
  const read = (symbol: ts.Symbol): Exported => {
    const target = targetOf(symbol);
    const declarations = target.declarations ?? [];
    const [first] = declarations;
    if (!first) throw new Error(`${symbol.name} is declared nowhere`);
    return {
      name: symbol.name,
      kind: kinds.get(first.kind) ?? 'value',
      about: flowing(ts.displayPartsToString(target.getDocumentationComment(checker))),
      tags: target.getJsDocTags(checker).map(tagText),
      code: declarations.map(codeOf).join('\n'),
      place: `${first.getSourceFile().fileName}#${target.name}`,
    };
  };
  return new Map(
    files.map((file, i) => {
      const source = program.getSourceFile(paths[i] ?? '');
      const module = source && checker.getSymbolAtLocation(source);
      if (!source || !module) throw new Error(`${file} exports nothing: build the package first`);
      const types = typesOnly(checker, source);
      const exported = checker
        .getExportsOfModule(module)
        .filter(symbol => !(types.has(symbol) && isValue(targetOf(symbol))));
      basesExported(checker, exported.map(targetOf), folder, file);
      const items = exported.map(read);
      return [file, { head: headOf(source), items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) }];
    }),
  );
}
