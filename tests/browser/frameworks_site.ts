// Pages of React and Vue with the adapters as they ship, in development, where the frameworks say what they find wrong.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../tools/build/paths.ts';
import { openModulesPage } from './modules_site.ts';

const here = join(root, 'tests/browser');

const react = {
  server:
    "import { renderToString } from 'react-dom/server'; import { app } from './react_app.ts'; export const html = renderToString(app());",
  client:
    "import { hydrateRoot } from 'react-dom/client'; import { app } from './react_app.ts'; hydrateRoot(document.getElementById('root'), app());",
};

/** Each with what renders it on a server and in the browser, and where its packages lie. */
export const frameworks = [
  { name: 'React 19', ...react, packages: root },
  { name: 'React 18', ...react, packages: join(root, 'tests/react_18') },
  {
    name: 'Vue 3.5',
    server:
      "import { renderToString } from '@vue/server-renderer'; import { app } from './vue_app.ts'; export const html = await renderToString(app());",
    client: "import { app } from './vue_app.ts'; app().mount('#root');",
    packages: root,
  },
] as const;

export type Framework = (typeof frameworks)[number];

/** The package as it ships stands beside the bundle; React is the one that is asked for. */
function beside({ packages }: Framework): esbuild.Plugin {
  return {
    name: 'where packages lie',
    setup(build) {
      build.onResolve({ filter: /^cardmend\/check$/ }, () => ({ path: '/dist/check.js', external: true }));
      build.onResolve({ filter: /^\.\/check\.js$/ }, () => ({ path: '/dist/check.js', external: true }));
      build.onResolve({ filter: /^react(-dom)?(\/|$)/ }, ({ path, kind, pluginData }) =>
        pluginData === beside
          ? undefined
          : build.resolve(path, { resolveDir: packages, kind, pluginData: beside }),
      );
    },
  };
}

export async function bundled(
  framework: Framework,
  contents: string,
  platform: 'browser' | 'node',
): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform,
    target: 'es2022',
    // Packages of CommonJS ask for Node's own by `require`.
    banner: platform === 'node' ? { js: requires } : {},
    // StrictMode does everything twice, and React says what it finds wrong.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [beside(framework)],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const requires = "import { createRequire } from 'node:module'; const require = createRequire('/');";

/** Opens a page whose script is `contents`, with an empty `#root`; fails on all that is said to be wrong in it. */
export async function visitApp(
  framework: Framework,
  contents: string,
  browser: Browser,
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const script = `${await bundled(framework, contents, 'browser')};globalThis.pageReady = true;`;
  const site = await openModulesPage(
    {
      html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${framework.name}</title><div id="root"></div><script type="module" src="/page.js"></script>`,
      ready: 'pageReady',
      scripts: { '/page.js': script },
    },
    browser,
  );
  try {
    const said: string[] = [];
    site.page.on('pageerror', error => said.push(error.message));
    site.page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    await site.load();
    await test(site.page);
    assert.deepEqual(said, []);
  } finally {
    await site.close();
  }
}
