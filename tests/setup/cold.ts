// Proves the cold way: the project's files copied to a new folder, an empty cache, another home, set-up and build; the
// module that comes out must be the same, byte for byte, as the one that was built here with the warm cache.
// usage: npm run test:cold      about 3 minutes; npm test runs it when the set-up has changed since the last proof

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFiles, root } from '../../tools/lint/files.ts';
import { run } from '../../tools/lint/spawn.ts';

/** What holds every room of src, as it is linked; what it is stamped with follows from it. */
const MODULE = 'build/wasm-release/bindings/wasm/cardmend.wasm';
const BUILD = ['tools/build/main.ts', 'wasm:cardmend'];

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * The environment of somebody who has just cloned the project: nothing of this checkout's set-up, nothing that npm told
 * its scripts. What the machine says of itself (proxies, certificates, EMSDK, ICU_SOURCE_DIR) stays.
 */
export function freshEnvironment(home: string, cache: string): NodeJS.ProcessEnv {
  const warm = process.env.CARDMEND_CACHE;
  const path = (process.env.PATH ?? '').split(':').filter(folder => {
    const ours = folder.includes('/node_modules/') || (warm !== undefined && folder.startsWith(warm));
    return folder !== '' && !ours;
  });
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(CARDMEND_|EM_|NODE_TEST_CONTEXT|NODE_OPTIONS|INIT_CWD|XDG_CACHE_HOME|NODE$)/.test(name) &&
      !/^npm_(package_|lifecycle_|config_(local_prefix|prefix|user_agent|global)|execpath|node_execpath|command)/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(':'),
    HOME: home,
    CARDMEND_CACHE: cache,
    // npm's own settings and downloads are the machine's, not ours
    npm_config_userconfig: process.env.npm_config_userconfig ?? join(homedir(), '.npmrc'),
    npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
  };
}

async function step(
  folder: string,
  env: NodeJS.ProcessEnv,
  program: string,
  ...args: string[]
): Promise<void> {
  const { status, output } = await run(program, args, { cwd: folder, env });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${output.slice(-4000)}`);
}

/** Resolves to what is wrong; empty if the proof holds. */
export async function proveCold(): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'cardmend-cold-'));
  try {
    const clone = join(scratch, 'clone');
    // what is built here and what is copied are of the same moment: others may go on editing while this runs
    await step(root, process.env, join(root, 'tools/run'), ...BUILD);
    const warm = sha256(join(root, MODULE));
    for (const file of projectFiles()) {
      mkdirSync(dirname(join(clone, file)), { recursive: true });
      cpSync(join(root, file), join(clone, file));
    }
    mkdirSync(join(scratch, 'home'));
    const env = freshEnvironment(join(scratch, 'home'), join(scratch, 'cache'));
    await step(clone, env, join(clone, 'tools/setup'));
    if (readFileSync(join(clone, 'build/setup.start'), 'utf8').trim() !== 'cold') {
      return ['the set-up took something from outside its empty cache'];
    }
    await step(clone, env, join(clone, 'tools/run'), ...BUILD);
    const cold = sha256(join(clone, MODULE));
    return warm === cold ? [] : [`${MODULE} differs: ${warm} built here, ${cold} from an empty cache`];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const begun = Date.now();
  const problems = await proveCold();
  for (const problem of problems) console.error(problem);
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(
    problems.length === 0 ? `cold run: same module, ${seconds} s` : `cold run: failed, ${seconds} s`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
