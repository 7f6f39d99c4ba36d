/** A page that answers every vector, for every browser the same. */
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../../tools/build/paths.ts';
import type { VectorAnswers, VectorQuestions } from '../node/vector_answers.ts';
import type { ModulesSiteOptions } from './modules_site.ts';

const script = `
import { loadCardmend } from '/build/test-dist/index.js';
import { answersOf } from './vector_answers.ts';
const cardmend = await loadCardmend({ locale: 'zh-CN' });
globalThis.vectors = asked => [cardmend.runtime, answersOf(cardmend, asked)];
`;

declare global {
  var vectors: (asked: VectorQuestions) => readonly [runtime: string, answers: VectorAnswers];
}

/**
 * Under the strict policy; ready when there is `vectors`.
 *
 * @param wasm false for a policy that allows no WebAssembly: JavaScript answers in its place
 */
export async function vectorsPage(wasm = true): Promise<ModulesSiteOptions> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: script, resolveDir: join(root, 'tests/node'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['/build/*'],
    logLevel: 'error',
  });
  return {
    ready: 'vectors',
    html: '<!doctype html><title>Vectors</title><script type="module" src="/vectors.js"></script>',
    policy: `default-src 'none'; script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}; connect-src 'self'`,
    scripts: { '/vectors.js': outputFiles[0]?.text ?? '' },
  };
}
