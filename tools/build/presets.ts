/** Configures and builds a CMake preset; the compiler's words are shown only if it fails. */
import { spawnSync } from 'node:child_process';
import { root } from './paths.ts';

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  throw new Error(`${command} ${args.join(' ')} failed`);
}

/**
 * @param target what to build; everything if omitted
 * @throws Error if it fails, after the compiler's words were printed
 */
export function buildPreset(preset: string, target?: string): void {
  const started = Date.now();
  run('cmake', ['--preset', preset]);
  run('cmake', ['--build', '--preset', preset, ...(target ? ['--target', target] : [])]);
  console.log(`built ${preset} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
