// The cold run as a stage of npm test: done once for each state of the set-up, and remembered in the cache.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proveCold } from '../../tests/setup/cold.ts';
import { projectFiles, root, textOf } from '../lint/files.ts';
import type { StageResult } from './result.ts';

/** What decides how a machine is set up and how the module is built on it; how its tests are built does not. */
const setUp =
  /^(?!tests\/)(tools\/(setup|setup\.d\/.*|cmake\/.*|run)|package-lock\.json|CMakePresets\.json|(.*\/)?CMakeLists\.txt|.*\.cmake)$/;

function setUpKey(): string {
  const hash = createHash('sha256');
  for (const file of projectFiles().filter(name => setUp.test(name)))
    hash.update(`${file}\0${textOf(file)}\0`);
  return hash.digest('hex').slice(0, 16);
}

function stampOf(key: string): string {
  return join(process.env.CARDMEND_CACHE ?? join(root, 'build'), 'proven', `cold-${key}`);
}

function remember(key: string, how: string): void {
  mkdirSync(join(stampOf(key), '..'), { recursive: true });
  writeFileSync(stampOf(key), `${new Date().toISOString()} by ${how}\n`);
}

/** True if the set-up that began this run found an empty cache. */
export function beganCold(): boolean {
  const start = join(root, 'build/setup.start');
  return existsSync(start) && readFileSync(start, 'utf8').trim() === 'cold';
}

/** One test. `others` is the number of failures so far: a cold run counts as its own proof only if all else passed. */
export async function coldStage(others: number): Promise<StageResult> {
  const key = setUpKey();
  if (existsSync(stampOf(key))) {
    const proven = readFileSync(stampOf(key), 'utf8').trim();
    return { passed: 1, failed: 0, details: [`set-up ${key}: proven ${proven}`] };
  }
  if (beganCold()) {
    if (others > 0)
      return {
        passed: 0,
        failed: 1,
        details: ['this run began with an empty cache, but not all has passed'],
      };
    remember(key, 'a test run that began with an empty cache');
    return {
      passed: 1,
      failed: 0,
      details: [`set-up ${key}: this run began with an empty cache and passed`],
    };
  }
  const problems = await proveCold();
  if (problems.length > 0) return { passed: 0, failed: 1, details: problems };
  remember(key, 'building the same module from an empty cache');
  return { passed: 1, failed: 0, details: [`set-up ${key}: an empty cache gave the same module`] };
}
