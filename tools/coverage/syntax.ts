// Where a TypeScript source runs and where it goes one way or another, by its syntax: what V8 counted is looked up there.

import ts from 'typescript5';

/** From and to, each line and column from 0. */
export type Extent = { readonly from: readonly [number, number]; readonly to: readonly [number, number] };

/** A way of a branch: run when `taken` is, or, if `unless` is given, when it ran oftener than `unless`. */
export type Way = { readonly name: string; readonly taken: Extent; readonly unless?: Extent };

export type Places = {
  /** What runs: a statement, or an arrow's expression. The line is where it begins. */
  readonly statements: readonly Extent[];
  readonly branches: readonly {
    readonly line: number;
    readonly text: string;
    readonly ways: readonly Way[];
  }[];
};

const logical = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** What stands for a statement: of a block its first, of an empty one nothing. */
function firstOf(statement: ts.Statement | undefined): ts.Node | undefined {
  if (statement === undefined) return undefined;
  return ts.isBlock(statement) ? firstOf(statement.statements[0]) : statement;
}

/** True if it is nothing that runs by itself. */
function isDeclaration(node: ts.Statement): boolean {
  return (
    ts.isBlock(node) ||
    ts.isEmptyStatement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    (ts.isVariableStatement(node) &&
      node.declarationList.declarations.every(({ initializer }) => !initializer)) ||
    ts.isTryStatement(node)
  );
}

class Reader {
  readonly statements: Extent[] = [];
  readonly branches: { line: number; text: string; ways: Way[] }[] = [];
  readonly #file: ts.SourceFile;

  constructor(file: ts.SourceFile) {
    this.#file = file;
  }

  #extent(node: ts.Node): Extent {
    const place = (at: number): readonly [number, number] => {
      const { line, character } = this.#file.getLineAndCharacterOfPosition(at);
      return [line, character];
    };
    return { from: place(node.getStart(this.#file)), to: place(node.getEnd()) };
  }

  #branch(node: ts.Node, ways: readonly [string, ts.Node | undefined, (ts.Node | undefined)?][]): void {
    this.branches.push({
      line: this.#extent(node).from[0] + 1,
      text: node.getText(this.#file).split('\n')[0] ?? '',
      ways: ways.flatMap(([name, taken, unless]) => {
        if (taken === undefined) return [];
        const way = { name, taken: this.#extent(taken) };
        return [unless === undefined ? way : { ...way, unless: this.#extent(unless) }];
      }),
    });
  }

  read(node: ts.Node): void {
    if (ts.isStatement(node) && !isDeclaration(node)) this.statements.push(this.#extent(node));
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) this.statements.push(this.#extent(node.body));
    if (ts.isIfStatement(node)) {
      const then = firstOf(node.thenStatement);
      const otherwise = firstOf(node.elseStatement);
      this.#branch(node.expression, [
        ['true', then],
        otherwise === undefined ? ['false', then && node.expression, then] : ['false', otherwise],
      ]);
    } else if (ts.isConditionalExpression(node)) {
      this.#branch(node.condition, [
        ['true', node.whenTrue],
        ['false', node.whenFalse],
      ]);
    } else if (ts.isBinaryExpression(node) && logical.has(node.operatorToken.kind)) {
      this.#branch(node, [
        ['both', node.right],
        ['left alone', node.left, node.right],
      ]);
    } else if (ts.isCaseOrDefaultClause(node)) {
      this.#branch(node, [['taken', firstOf(node.statements[0])]]);
    }
    ts.forEachChild(node, child => this.read(child));
  }
}

/** All places of a source. */
export function placesOfSource(name: string, text: string): Places {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const reader = new Reader(file);
  reader.read(file);
  return reader;
}
