/**
 * What every part loads itself and its texts with: one script for those of a page, `core.js`, whichever of them it has. A letter
 * for each name, as each part names what it takes.
 */
export { CardmendLoadError as a, ProblemsError as b } from './core/errors.ts';
export { loadUrl as c } from './core/read.ts';
export { trouble as d } from './core/trouble.ts';
export { isObject as e, kindOf as f, quoted as g } from './core/values.ts';
export { webSource as h } from './core/web.ts';
export { loadPart as i } from './part.ts';
