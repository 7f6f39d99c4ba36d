// Serves the built modules and one page of a test's own.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from '../../tools/build/paths.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface ModulesSite {
  readonly base: string;
  close(): void;
}

export interface ModulesSiteOptions {
  readonly html: string;
  /** The Content-Security-Policy of the page; none if omitted. */
  readonly policy?: string;
  /** Scripts of the test's own by their path. */
  readonly scripts?: Readonly<Record<string, string>>;
}

/** `/dist/...` is the package, `/build/test-dist/...` the module with the frozen products. */
export async function serveModules({ html, policy, scripts = {} }: ModulesSiteOptions): Promise<ModulesSite> {
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    const script = scripts[path];
    if (path === '/') {
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html').end(html);
    } else if (script !== undefined) {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else if (/^\/(dist|build\/test-dist)\/[\w./-]+$/.test(path) && !path.includes('..')) {
      response.setHeader('content-type', types[extname(path)] ?? 'text/plain');
      response.end(readFileSync(join(root, path)));
    } else {
      response.writeHead(204).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
