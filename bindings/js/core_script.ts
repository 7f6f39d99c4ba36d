/** What every part loads itself and its texts with: one script for those of a page, `core.js`, whichever of them it has. */
export { CardmendLoadError, ProblemsError } from './core/errors.ts';
export { loadUrl } from './core/read.ts';
export { trouble } from './core/trouble.ts';
export { isObject, kindOf, quoted } from './core/values.ts';
export { webSource } from './core/web.ts';
export { loadPart } from './part.ts';
