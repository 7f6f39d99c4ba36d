// The faults that are put into a TypeScript source: all in one text, each behind its number.

import ts from 'typescript5';
import type { Fault } from './cpp_faults.ts';

/** Which fault is on, in whatever a script runs; -1 to note which are reached. */
export const switchText = `globalThis.__fault ??= (() => {
  const on = Number(globalThis.process?.env?.FAULT ?? 0);
  const noted = new Set();
  if (on === -1) process.on('exit', () => process.getBuiltinModule('node:fs').appendFileSync(process.env.FAULT_REACHED, [...noted].join('\\n') + '\\n'));
  return number => (on === -1 && noted.add(number), number === on);
})();
`;

const turned: Readonly<Record<number, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.QuestionQuestionToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
};

/** Puts faults into one file, and tells them. */
export class FaultyScript {
  readonly faults: Fault[] = [];
  readonly #file: ts.SourceFile;
  readonly #name: string;
  readonly #first: number;

  constructor(name: string, text: string, first: number) {
    this.#name = name;
    this.#first = first;
    this.#file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  }

  write(): string {
    return `${switchText}${this.#write(this.#file)}`;
  }

  #on(node: ts.Node, kind: string): string {
    const number = this.#first + this.faults.length;
    const line = this.#file.getLineAndCharacterOfPosition(node.getStart(this.#file)).line + 1;
    const text = node.getText(this.#file).replace(/\s+/g, ' ').slice(0, 120);
    const source = this.#file.text.split('\n')[line - 1]?.trim() ?? '';
    this.faults.push({ number, file: this.#name, line, kind, text, source });
    return `globalThis.__fault(${number})`;
  }

  /** The node's text, blanks before it included, with what its children are written as. */
  #write(node: ts.Node): string {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return node.getFullText(this.#file);
    const lead = node.getFullText(this.#file).slice(0, node.getLeadingTriviaWidth(this.#file));
    const written = this.#rewrite(node);
    return written === undefined ? this.#children(node) : `${lead}${written}`;
  }

  #children(node: ts.Node): string {
    let text = '';
    let at = node.getFullStart();
    ts.forEachChild(node, child => {
      text += this.#file.text.slice(at, child.getFullStart()) + this.#write(child);
      at = child.getEnd();
    });
    return text + this.#file.text.slice(at, node.getEnd());
  }

  #rewrite(node: ts.Node): string | undefined {
    const part = (child: ts.Node) => this.#write(child).trim();
    if (ts.isBinaryExpression(node)) return this.#binary(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return `(${this.#on(node, 'not dropped')} !== !(${part(node.operand)}))`;
    if (this.#isCondition(node))
      return `(${this.#on(node, 'negated')} !== Boolean(${this.#children(node).trim()}))`;
    if (
      ts.isExpressionStatement(node) &&
      ts.isCallExpression(node.expression) &&
      node.expression.expression.kind !== ts.SyntaxKind.SuperKeyword
    )
      return `{ if (!${this.#on(node, 'call dropped')}) ${part(node.expression)}; }`;
    if ((ts.isNumericLiteral(node) || this.#isBoolean(node)) && this.#isValue(node))
      return `(${this.#on(node, 'constant')} ? ${this.#isBoolean(node) ? `!${node.getText(this.#file)}` : `${node.getText(this.#file)} + 1`} : ${node.getText(this.#file)})`;
    return undefined;
  }

  #binary(node: ts.BinaryExpression): string | undefined {
    const other = turned[node.operatorToken.kind];
    const nested = ts.isBinaryExpression(node.parent) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
    if (other === undefined || nested) return undefined;
    const sign = node.operatorToken.getText(this.#file);
    if (['&&', '||', '??'].includes(sign)) {
      const [a, b] = [
        this.#on(node.left, `operand of ${sign} dropped`),
        this.#on(node.right, `operand of ${sign} dropped`),
      ];
      const [left, right] = [this.#write(node.left).trim(), this.#write(node.right).trim()];
      if (sign === '&&') return `((${a} || (${left})) && (${b} || (${right})))`;
      if (sign === '||') return `((!${a} && (${left})) || (!${b} && (${right})))`;
      return `((${a} ? undefined : (${left})) ?? (${b} ? undefined : (${right})))`;
    }
    const on = this.#on(node, `${sign} for ${other}`);
    const [left, right] = [this.#write(node.left).trim(), this.#write(node.right).trim()];
    if (sign.length === 3) return `(${on} !== ((${left}) ${sign} (${right})))`;
    return `(${on} ? ((${left}) ${other} (${right})) : ((${left}) ${sign} (${right})))`;
  }

  #isBoolean(node: ts.Node): boolean {
    return node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  }

  /** True for a condition that is a name, a member or a call. */
  #isCondition(node: ts.Node): boolean {
    const { parent } = node;
    if (parent === undefined) return false;
    const condition = ts.isIfStatement(parent)
      ? parent.expression
      : ts.isConditionalExpression(parent)
        ? parent.condition
        : undefined;
    return (
      condition === node &&
      (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    );
  }

  /** True where any expression may stand, and within a function: what runs once as a script loads is in every test. */
  #isValue(node: ts.Node): boolean {
    const { parent } = node;
    if (ts.isLiteralTypeNode(parent) || ts.isEnumMember(parent)) return false;
    if ((ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node)
      return false;
    return true;
  }
}
