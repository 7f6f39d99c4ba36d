// Which globals a script touches: every name that no scope of it declares.
import { type Node, parse } from 'acorn';
import { analyze } from 'eslint-scope';

/**
 * Names that are asked for by `typeof` alone count too.
 *
 * @param script CommonJS
 * @param version of ECMAScript: newer syntax is a SyntaxError
 */
export function globalsOf(script: string, version: 5 | 2017): readonly string[] {
  const tree: Node = parse(script, { ecmaVersion: version, sourceType: 'script', ranges: true });
  const scopes = analyze(tree as never, { ecmaVersion: version === 5 ? 5 : 2017, sourceType: 'script' });
  const free = scopes.globalScope?.through.map(({ identifier }) => identifier.name) ?? [];
  const declared = scopes.globalScope?.variables
    .filter(({ defs }) => defs.length > 0)
    .map(({ name }) => name);
  return [...new Set(free)].filter(name => !declared?.includes(name)).sort();
}
