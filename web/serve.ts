/**
 * What `npm start` runs after the set-up: builds what is not up to date, then opens the shop's demo, page and gateway.
 * PORT: where (8080); a port that is taken gives way to the next. CARDMEND_DATA: the gateway's folder (build/gateway).
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Gateway } from './gateway/gateway.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Tries this port and the next ones; says so in a line for each that is taken. */
async function listenSomewhere(gateway: Gateway, port: number, tries = 20): Promise<string> {
  try {
    return await gateway.listen(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries <= 1) throw error;
    console.log(`Port ${port} is taken, trying ${port + 1}.`);
    return listenSomewhere(gateway, port + 1, tries - 1);
  }
}

function buildModule(): void {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, join(root, 'tools/build/main.ts'), 'wasm', 'js'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    console.error('The module could not be built; see above.');
    process.exit(1);
  }
}

const port = Number(process.env.PORT ?? 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT must be a port's number, not "${process.env.PORT}".`);
  process.exit(1);
}
buildModule();
// They stand on tables that the build makes.
const { buildPage } = await import('./build.ts');
const { openGateway } = await import('./gateway/gateway.ts');
const gateway = await openGateway({
  folder: process.env.CARDMEND_DATA ?? join(root, 'build/gateway'),
  pages: await buildPage(),
  demo: true,
  parties: true,
  onSms: line => console.log(line),
});
console.log(`Cardmend is open at ${await listenSomewhere(gateway, port)}/`);
console.log(
  `SMS codes appear here, in ${relative(process.cwd(), gateway.smsLog)} and on the page's demo phone.`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
