// The names that a C++ text defines in its namespaces: enough of the grammar for the project's own sources.
//
//   namespace cardmend::core {           a scope: "cardmend::core"
//   struct Folded;                       a forward declaration: defines nothing
//   struct Folded { int size; };         defines cardmend::text::Folded; what is in its braces is not looked at
//   bool is_digit(char16_t c);           names cardmend::base::is_digit
//   void Folded::wipe() { ... }          a member, defined outside: no name of its own
//   }

export type Token = { readonly text: string; readonly line: number };

/** A name that stands in a namespace. */
export type Defined = {
  /** With its namespaces: "cardmend::text::Folded". */
  readonly name: string;
  readonly scope: string;
  readonly line: number;
  /** A class or an enumeration, which two sources of one program may not both have. */
  readonly type: boolean;
};

/** A namespace that is opened, and whether anything is defined in it: forward declarations are not. */
export type Opened = {
  readonly scope: string;
  readonly line: number;
  /** It, or one inside it, holds more than forward declarations of classes. */
  readonly defines: boolean;
};

export type Names = { readonly defined: readonly Defined[]; readonly opened: readonly Opened[] };

const blanks = (text: string) => text.replace(/[^\n]/g, ' ');

/** Identifiers and signs, one character each but for "::"; literals are `""`; no comments, no preprocessor lines. */
export function tokensOf(text: string): readonly Token[] {
  const code = text
    .replace(
      /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\b(?:u8|[uUL])?R"(\w*)\([\s\S]*?\)\1"|(?:\b(?:u8|[uUL]))?"(?:\\.|[^"\\\n])*"|(?<![\w'])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'/g,
      found => (found.startsWith('/') ? blanks(found) : `""${'\n'.repeat(found.split('\n').length - 1)}`),
    )
    .replace(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, blanks)
    // a macro that has the line for itself, as ICU's namespaces are
    .replace(/^[ \t]*[A-Z][A-Z0-9_]+[ \t]*$/gm, blanks);
  return code.split('\n').flatMap((line, index) =>
    [...line.matchAll(/""|[A-Za-z_]\w*|\d[\w.']*|::|\[\[|\]\]|\S/g)].map(([token]) => ({
      text: token,
      line: index + 1,
    })),
  );
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']', '[[': ']]' };
/** Words whose brackets are no function's parameters. */
const asksInBrackets: ReadonlySet<string> = new Set([
  'requires',
  'alignas',
  'decltype',
  'explicit',
  'noexcept',
]);
const isName = (token: string | undefined) => token !== undefined && /^[A-Za-z_]\w*$/.test(token);

/** One pass over the tokens of a text. */
class Reader {
  readonly defined: Defined[] = [];
  readonly opened: { scope: string; line: number; defines: boolean }[] = [];
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get more(): boolean {
    return this.#at < this.tokens.length;
  }

  /** Reads what is in a namespace, up to its closing brace or the end. True if it defines anything. */
  scope(path: string): boolean {
    let defines = false;
    while (this.#at < this.tokens.length) {
      const token = this.#text();
      if (token === '}') break;
      if (token === ';') this.#at += 1;
      else if (this.#opensNamespace()) defines = this.#namespace(path) || defines;
      else defines = this.#statement(path) || defines;
    }
    this.#at += 1;
    return defines;
  }

  #text(ahead = 0): string | undefined {
    return this.tokens[this.#at + ahead]?.text;
  }

  #opensNamespace(): boolean {
    const first = this.#text();
    if (first === 'extern' && this.#text(1) === '""' && this.#text(2) === '{') return true;
    return first === 'namespace' || (first === 'inline' && this.#text(1) === 'namespace');
  }

  /** A namespace or a block of extern "C"; an alias is a name like any other. */
  #namespace(path: string): boolean {
    const line = this.tokens[this.#at]?.line ?? 0;
    const words: string[] = [];
    while (this.#at < this.tokens.length && !['{', '=', ';'].includes(this.#text() ?? '')) {
      const word = this.#text();
      if (isName(word) && !['inline', 'namespace', 'extern'].includes(word ?? '')) words.push(word ?? '');
      this.#at += 1;
    }
    if (this.#text() !== '{') {
      this.#define(path, words[0], line);
      this.#skipTo(';');
      return true;
    }
    this.#at += 1;
    const linkage = this.tokens[this.#at - 2]?.text === '""';
    const unnamed = words.length === 0 && !linkage;
    const scope = linkage ? path : [path, ...(unnamed ? ['(unnamed)'] : words)].filter(Boolean).join('::');
    const entry = { scope, line, defines: false };
    if (!unnamed && !linkage) this.opened.push(entry);
    entry.defines = this.scope(scope);
    return entry.defines;
  }

  #define(scope: string, name: string | undefined, line: number, type = false): void {
    if (name === undefined || scope.includes('(unnamed)')) return;
    this.defined.push({ name: scope === '' ? name : `${scope}::${name}`, scope, line, type });
  }

  /** Past the brackets that open here. */
  #skipGroup(): void {
    const open = this.#text() ?? '';
    const close = closing[open];
    let depth = 0;
    do {
      const token = this.#text();
      if (token === open) depth += 1;
      if (token === close) depth -= 1;
      this.#at += 1;
    } while (depth > 0 && this.#at < this.tokens.length);
  }

  /** Past the next `sign` that stands in no brackets. */
  #skipTo(sign: string): void {
    while (this.#at < this.tokens.length && this.#text() !== sign) {
      if ((this.#text() ?? '') in closing) this.#skipGroup();
      else this.#at += 1;
    }
    this.#at += 1;
  }

  /** Past the `<...>` that opens here. */
  #skipAngles(): void {
    let depth = 0;
    do {
      const token = this.#text() ?? '';
      if (token in closing) {
        this.#skipGroup();
        continue;
      }
      if (token === '<') depth += 1;
      if (token === '>') depth -= 1;
      this.#at += 1;
    } while (depth > 0 && this.#at < this.tokens.length);
  }

  /** A declaration or a definition. True for all but a forward declaration of a class or an enumeration. */
  #statement(path: string): boolean {
    const line = this.tokens[this.#at]?.line ?? 0;
    while (this.#text() === 'template' && this.#text(1) === '<') {
      this.#at += 1;
      this.#skipAngles();
    }
    while (this.#text() === '[[') this.#skipGroup();
    const first = this.#text();
    if (first === 'using' || first === 'concept') return this.#alias(path, line);
    if (first === 'static_assert') {
      this.#skipTo(';');
      return true;
    }
    if (first === 'class' || first === 'struct' || first === 'union' || first === 'enum') {
      return this.#type(path, line);
    }
    this.#declaration(path, line);
    return true;
  }

  /** `using A = B;` and `concept A = B;` define A; `using a::b;` and `using namespace a;` define nothing. */
  #alias(path: string, line: number): boolean {
    if (this.#text(2) === '=') this.#define(path, this.#text(1), line);
    this.#skipTo(';');
    return true;
  }

  #type(path: string, line: number): boolean {
    let name: string | undefined;
    let member = false;
    this.#at += 1;
    while (this.#at < this.tokens.length && !['{', ';', ':', '=', '<'].includes(this.#text() ?? '')) {
      const token = this.#text() ?? '';
      if (token === '::') member = true;
      if (token in closing) {
        this.#skipGroup();
        continue;
      }
      if (isName(token) && !['class', 'struct', 'final', 'alignas'].includes(token)) name = token;
      this.#at += 1;
    }
    if (this.#text() === '<') this.#skipAngles();
    while (this.#at < this.tokens.length && !['{', ';'].includes(this.#text() ?? '')) this.#at += 1;
    if (this.#text() === ';') {
      this.#at += 1;
      return false;
    }
    if (!member) this.#define(path, name, line, true);
    this.#skipTo(';');
    return true;
  }

  /** A function, with or without its body, or a variable. */
  #declaration(path: string, line: number): void {
    let name: string | undefined;
    let member = false;
    let named = false;
    let parameters = false;
    let initializers = false;
    let operator = false;
    while (this.#at < this.tokens.length) {
      const token = this.#text() ?? '';
      const before = this.tokens[this.#at - 1]?.text;
      if (token === ';' || token === '}') break;
      if (token === 'operator') operator = true;
      if (asksInBrackets.has(token) && this.#text(1) === '(') {
        this.#at += 1;
        this.#skipGroup();
        continue;
      }
      if (token === '{') {
        const value = !parameters || (initializers && before !== ')' && before !== '}');
        this.#skipGroup();
        named = true;
        if (value) continue;
        if (this.#text() === ';') break;
        this.#define(path, operator || member ? undefined : name, line);
        return;
      }
      if (token === '(' && !named) {
        parameters = true;
        named = true;
      }
      if (token === '=' || token === '[') named = true;
      if (token === ':' && parameters) initializers = true;
      if (token === '<' && !named && !operator) {
        this.#skipAngles();
        continue;
      }
      if (token in closing) {
        this.#skipGroup();
        continue;
      }
      if (!named && isName(token)) {
        name = token;
        member = before === '::' || before === '~';
      }
      this.#at += 1;
    }
    if (this.#text() === ';') this.#at += 1;
    this.#define(path, operator || member ? undefined : name, line);
  }
}

/** What a text defines, and the namespaces that it opens. Unnamed namespaces are the file's own and left out. */
export function namesOf(text: string): Names {
  const reader = new Reader(tokensOf(text));
  while (reader.more) reader.scope('');
  return { defined: reader.defined, opened: reader.opened };
}
