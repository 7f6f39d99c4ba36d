// The faults that are put into a C++ source: all in one text, each behind its number (fault.h).

import type { Node } from './parser.ts';

/** A fault: what stands there, and what it is made. */
export type Fault = {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly text: string;
  /** The line it begins in, without blanks around it. */
  readonly source?: string;
  /** Which of several in its line that read the same, from 1; left out if it is the first. */
  readonly nth?: number;
};

/** What a compiler must know as it compiles, and what does not run. */
const fixed = new Set([
  'static_assert_declaration',
  'template_argument_list',
  'template_parameter_list',
  'array_declarator',
  'requires_clause',
  'noexcept',
  'attribute_declaration',
  'enumerator',
  'parameter_list',
  'alias_declaration',
  'bitfield_clause',
  'sizeof_expression',
]);

const signs: Readonly<Record<string, string>> = { '<': '<', '>': '>', '<=': 'l', '>=': 'g' };

function isConstant(node: Node): boolean {
  return node.children.some(
    child =>
      child?.type === 'type_qualifier' &&
      /^const(expr|init|eval)$/.test(child.text) &&
      child.text !== 'const',
  );
}

/** Puts faults into one file, and tells them. */
export class FaultyText {
  readonly faults: Fault[] = [];
  readonly #file: string;
  #next: number;
  #lines: readonly string[] = [];

  /** @param first the number of its first fault */
  constructor(file: string, first: number) {
    this.#file = file;
    this.#next = first;
  }

  /** The text with faults in the bodies of its functions. */
  write(node: Node, inBody = false): string {
    if (node.parent === null) this.#lines = node.text.split('\n');
    if (fixed.has(node.type) || (node.type === 'declaration' && isConstant(node))) return node.text;
    // What the compiler alone runs is told by no test.
    if (node.type === 'function_definition' && /^[^({]*\bconsteval\b/.test(node.text)) return node.text;
    if (node.type === 'if_statement' && node.text.startsWith('if constexpr')) return node.text;
    // An assertion notices faults, and does nothing else.
    if (node.type === 'expression_statement' && node.text.startsWith('assert(')) return node.text;
    if (inBody) {
      const written = this.#rewrite(node);
      if (written !== undefined) return written;
    }
    return this.#children(node, inBody || node.type === 'compound_statement');
  }

  /** The node's text, with what its children are written as. */
  #children(node: Node, inBody: boolean): string {
    let text = '';
    let at = node.startIndex;
    const whole = node.text;
    for (const child of node.children) {
      if (child === null) continue;
      text += whole.slice(at - node.startIndex, child.startIndex - node.startIndex);
      const label = node.type === 'case_statement' && child.id === node.childForFieldName('value')?.id;
      text += label ? child.text : this.write(child, inBody);
      at = child.endIndex;
    }
    return text + whole.slice(at - node.startIndex);
  }

  #fault(node: Node, kind: string): number {
    const number = this.#next++;
    const text = node.text.replace(/\s+/g, ' ').slice(0, 120);
    const { row } = node.startPosition;
    const source = this.#lines[row]?.trim() ?? '';
    const line = row + 1;
    const nth =
      1 + this.faults.filter(one => one.line === line && one.kind === kind && one.text === text).length;
    this.faults.push({ number, file: this.#file, line, kind, text, source, ...(nth > 1 && { nth }) });
    return number;
  }

  #rewrite(node: Node): string | undefined {
    switch (node.type) {
      case 'binary_expression':
        return this.#binary(node);
      case 'unary_expression':
        if (node.childForFieldName('operator')?.text !== '!') return undefined;
        return `(fault::on(${this.#fault(node, 'not dropped')}) != !(${this.write(this.#field(node, 'argument'), true)}))`;
      case 'number_literal':
      case 'char_literal':
      case 'true':
      case 'false':
        return `fault::other(${this.#fault(node, 'constant')}, ${node.text})`;
      case 'identifier':
      case 'qualified_identifier':
        return this.#named(node);
      case 'expression_statement':
        return this.#statement(node);
      case 'condition_clause':
        return this.#condition(node);
      default:
        return undefined;
    }
  }

  #field(node: Node, name: string): Node {
    const field = node.childForFieldName(name);
    if (field === null) throw new Error(`${node.type} without ${name}`);
    return field;
  }

  #binary(node: Node): string | undefined {
    const sign = this.#field(node, 'operator').text;
    const left = this.#field(node, 'left');
    const right = this.#field(node, 'right');
    const both = () => `${this.write(left, true)}, ${this.write(right, true)}`;
    if (sign in signs) {
      const number = this.#fault(node, 'boundary');
      this.#fault(node, 'negated');
      return `fault::beyond<'${signs[sign]}'>(${number}, ${both()})`;
    }
    if (sign === '==' || sign === '!=')
      return `(fault::on(${this.#fault(node, 'negated')}) != ((${this.write(left, true)}) ${sign} (${this.write(right, true)})))`;
    if (sign === '&&' || sign === '||') {
      const [first, second] = [
        this.#fault(left, `operand of ${sign} dropped`),
        this.#fault(right, `operand of ${sign} dropped`),
      ];
      const part = (number: number, text: string) =>
        sign === '&&' ? `(fault::on(${number}) || (${text}))` : `(!fault::on(${number}) && (${text}))`;
      return `(${part(first, this.write(left, true))} ${sign} ${part(second, this.write(right, true))})`;
    }
    if (sign === '+' || sign === '-')
      return `fault::${sign === '+' ? 'plus' : 'minus'}(${this.#fault(node, `${sign} exchanged`)}, ${both()})`;
    return undefined;
  }

  /** A constant by its name, or a value of an enumeration. */
  #named(node: Node): string | undefined {
    const parent = node.parent;
    if (
      parent === null ||
      !/^(k[A-Z]\w*|([a-z_]+::)*(k[A-Z]\w*)|([a-z_]+::)*[A-Z]\w*::[a-z]\w*)$/.test(node.text)
    )
      return node.type === 'qualified_identifier' ? node.text : undefined;
    const takesValue = [
      'binary_expression',
      'argument_list',
      'return_statement',
      'assignment_expression',
      'init_declarator',
      'conditional_expression',
      'initializer_pair',
      'parenthesized_expression',
    ];
    if (!takesValue.includes(parent.type)) return node.text;
    if (
      parent.type === 'argument_list' &&
      /^(std::(size|begin|end|data)|sizeof)$/.test(parent.parent?.childForFieldName('function')?.text ?? '')
    )
      return node.text;
    if (
      parent.type === 'init_declarator' &&
      parent.childForFieldName('declarator')?.type === 'reference_declarator'
    )
      return node.text;
    if (parent.type === 'init_declarator' && parent.childForFieldName('value')?.id !== node.id)
      return node.text;
    if (parent.type === 'assignment_expression' && parent.childForFieldName('left')?.id === node.id)
      return node.text;
    return `fault::other(${this.#fault(node, 'constant')}, ${node.text})`;
  }

  /** A call, an assignment or a step that does not happen. */
  #statement(node: Node): string | undefined {
    const what = node.namedChildren[0]?.type ?? '';
    if (!['call_expression', 'assignment_expression', 'update_expression'].includes(what)) return undefined;
    if (/^(static_cast<void>|ADD_|CHECK)/.test(node.text)) return undefined;
    const number = this.#fault(node, what === 'call_expression' ? 'call dropped' : 'assignment dropped');
    return `{ if (!fault::on(${number})) ${this.#children(node, true)} }`;
  }

  /** A condition that is nothing but a value. */
  #condition(node: Node): string | undefined {
    if (node.parent?.type === 'switch_statement') return undefined;
    const value = node.childForFieldName('value');
    if (
      value === null ||
      node.namedChildCount !== 1 ||
      !/^(call_expression|identifier|field_expression)$/.test(value.type)
    )
      return undefined;
    const number = this.#fault(node, 'negated');
    return `(fault::on(${number}) != static_cast<bool>(${this.write(value, true)}))`;
  }
}
