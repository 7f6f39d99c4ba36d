// The programs of LLVM 19 that count: from the PATH or, as root on Debian, installed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lint/spawn.ts';

export type LlvmTools = { readonly compiler: string; readonly cov: string; readonly profdata: string };

const packages = ['clang-19', 'llvm-19', 'libclang-rt-19-dev'];

async function found(): Promise<LlvmTools | undefined> {
  const tools = { compiler: 'clang++-19', cov: 'llvm-cov-19', profdata: 'llvm-profdata-19' };
  const versions = await Promise.all(Object.values(tools).map(tool => run(tool, ['--version'])));
  if (versions.some(({ status }) => status !== 0)) return undefined;
  return (await links(tools.compiler)) ? tools : undefined;
}

/** What such a program is linked with is a package of its own; the compiler names a file for it that may not be there. */
async function links(compiler: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-llvm-'));
  const flags = ['-fprofile-instr-generate', '-fsanitize=address,undefined'];
  try {
    const words = [...flags, '-x', 'c++', '-', '-o', join(folder, 'program')];
    return (await run(compiler, words, { input: 'int main() {}' })).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @throws Error that says what to install, if it is not there and cannot be
 */
export async function llvmTools(): Promise<LlvmTools> {
  const there = await found();
  if (there !== undefined) return there;
  if (process.getuid?.() === 0 && (await run('apt-get', ['--version'])).status === 0) {
    console.error(`installing ${packages.join(' ')} ...`);
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update'], quiet);
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
    const now = await found();
    if (now !== undefined) return now;
  }
  throw new Error(`what counts for the coverage is missing: as root: apt-get install ${packages.join(' ')}`);
}
