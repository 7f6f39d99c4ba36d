// What docs/use shows for a page: each example is built as it stands there, and a code is typed into it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import { compileScript, parse } from 'vue/compiler-sfc';
import { root } from '../../tools/build/paths.ts';
import { blocksOf } from '../node/blocks.ts';
import { openModulesPage, useBrowser } from './modules_site.ts';

const browser = useBrowser();

/** The package as it ships stands beside the page. */
const packageBeside: esbuild.Plugin = {
  name: 'the package beside the page',
  setup: build => {
    build.onResolve({ filter: /^cardmend\/check$|^\.\/check\.js$/ }, () => ({
      path: '/dist/check.js',
      external: true,
    }));
    build.onResolve({ filter: /^cardmend\// }, ({ path }) => ({
      path: join(root, 'dist', `${path.slice('cardmend/'.length)}.js`),
    }));
  },
};

async function bundled(main: string, example: string, loader: esbuild.Loader): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: main, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [
      packageBeside,
      {
        name: 'the example',
        setup: build => {
          build.onResolve({ filter: /^the-example$/ }, () => ({ path: 'example', namespace: 'docs' }));
          build.onLoad({ filter: /.*/, namespace: 'docs' }, () => ({
            contents: example,
            loader,
            resolveDir: root,
          }));
        },
      },
    ],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** Types into the only field, and waits until the example says what was found. */
async function tryOut(name: string, body: string, script: string): Promise<void> {
  const site = await openModulesPage(
    {
      html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${body}<script type="module" src="/page.js"></script>`,
      ready: 'pageReady',
      policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      scripts: { '/page.js': `${script};globalThis.pageReady = true;` },
    },
    browser(),
  );
  try {
    const said: string[] = [];
    site.page.on('pageerror', error => said.push(error.message));
    await site.load();
    await site.page.getByLabel('Code').focus();
    await site.page.keyboard.type('3f2a9Obc77dea41b');
    await site.page.locator('output', { hasText: 'repaired' }).waitFor();
    assert.deepEqual(said, [], name);
  } finally {
    await site.close();
  }
}

/** The pages whose example fills an <output> beside a field of the page's own. */
for (const page of ['vite', 'webpack', 'rollup', 'esbuild', 'script']) {
  test(`docs/use/${page}.md`, async () => {
    const example = blocksOf(`docs/use/${page}.md`).find(
      ({ language, code }) => language === 'js' && code.includes('loadChecker'),
    );
    // Where a page is served the files themselves, they lie where the site of the tests has them.
    const code = (example?.code ?? '').replace("'/cardmend/check.js'", "'cardmend/check'");
    const body = '<label>Code <input></label><output></output>';
    await tryOut(page, body, await bundled("import 'the-example';", code, 'js'));
  });
}

test('docs/use/next.md: the client component', async () => {
  const example = blocksOf('docs/use/next.md').find(({ language }) => language === 'jsx');
  const main = `import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import Example from 'the-example';
    createRoot(document.getElementById('root')).render(createElement(Example));`;
  await tryOut('Next', '<div id="root"></div>', await bundled(main, example?.code ?? '', 'jsx'));
});

test('docs/use/element.md', async () => {
  const [html, script] = blocksOf('docs/use/element.md');
  assert.deepEqual([html?.language, script?.language], ['html', 'js']);
  await tryOut('element', html?.code ?? '', await bundled("import 'the-example';", script?.code ?? '', 'js'));
});

test('docs/use/react.md', async () => {
  const blocks = blocksOf('docs/use/react.md');
  assert.equal(blocks.length, 2);
  const main = `import { createElement, StrictMode } from 'react';
    import { createRoot } from 'react-dom/client';
    import Example from 'the-example';
    createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(Example)));`;
  for (const { code } of blocks)
    await tryOut('React', '<div id="root"></div>', await bundled(main, code, 'jsx'));
});

test('docs/use/vue.md', async () => {
  const blocks = blocksOf('docs/use/vue.md');
  assert.equal(blocks.length, 2);
  const main =
    "import { createApp } from 'vue'; import Example from 'the-example'; createApp(Example).mount('#root');";
  for (const { code } of blocks) {
    const { descriptor, errors } = parse(code);
    assert.deepEqual(errors, []);
    const { content } = compileScript(descriptor, { id: 'example', inlineTemplate: true });
    await tryOut('Vue', '<div id="root"></div>', await bundled(main, content, 'js'));
  }
});
