// WeChat's own compilers of templates and styles.
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from './component.ts';

/** What a compiler says, and how it ended: one of them tells errors and ends well. */
export function compile(
  program: 'wcc' | 'wcsc',
  args: readonly string[],
  cwd: string,
): { said: string; status: number | null } {
  const file = join(packages(), 'node_modules/miniprogram-compiler/bin/linux', program);
  chmodSync(file, 0o755);
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  return { status, said: `${stderr}${/ERR:.*/.exec(stdout)?.[0] ?? ''}` };
}
