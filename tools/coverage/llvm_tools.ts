// The programs of LLVM 19 that count: from the PATH or, as root on Debian, installed.

import { run } from '../lint/spawn.ts';

export type LlvmTools = { readonly compiler: string; readonly cov: string; readonly profdata: string };

const packages = ['clang-19', 'llvm-19', 'libclang-rt-19-dev'];

async function found(): Promise<LlvmTools | undefined> {
  const tools = { compiler: 'clang++-19', cov: 'llvm-cov-19', profdata: 'llvm-profdata-19' };
  const versions = await Promise.all(Object.values(tools).map(tool => run(tool, ['--version'])));
  if (versions.some(({ status }) => status !== 0)) return undefined;
  const runtime = await run(tools.compiler, ['-print-file-name=libclang_rt.profile.a']);
  const linux = await run(tools.compiler, ['-print-runtime-dir']);
  return runtime.status === 0 && linux.status === 0 ? tools : undefined;
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
