/** A file system that fails in a process of its own: what is put before its program makes the calls of fs fail as a machine does. */

export type Kind =
  /** No space is left, from the n-th write on. */
  | 'full'
  /** The n-th write ends the process at once, half of it written. */
  | 'killed'
  /** Each write takes one byte less than it was given, and each read gives a third. */
  | 'short';

/** Counted are writes of bytes and syncs; standard streams are left alone. */
const source = (kind: Kind, nth: number) => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let left = ${nth};
  const real = { ...fs };
  const full = syscall => Object.assign(new Error('ENOSPC: no space left on device, ' + syscall), { code: 'ENOSPC', syscall });
  const size = data => typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
  const half = data => (typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength)).subarray(0, size(data) >> 1);
  const strike = (syscall, path, data) => {
    left -= 1;
    if (left > 0) return;
    if ('${kind}' === 'killed' && left === 0) {
      if (data !== undefined) {
        if (typeof path === 'number') real.writeSync(path, half(data));
        else real.writeFileSync(path, half(data));
      }
      process.kill(process.pid, 'SIGKILL');
    }
    if ('${kind}' === 'full') {
      if (data !== undefined && left === 0) {
        if (typeof path === 'number') real.writeSync(path, half(data));
        else real.writeFileSync(path, half(data));
      }
      throw full(syscall);
    }
  };
  if ('${kind}' === 'short') {
    fs.writeSync = (fd, data, at = 0, length = size(data) - at, position = null) =>
      typeof data === 'string' || fd <= 2 || length < 2
        ? real.writeSync(fd, data, at, length, position)
        : real.writeSync(fd, data, at, length - 1, position);
    fs.readSync = (fd, data, at = 0, length = data.byteLength - at, position = null) =>
      typeof at === 'object' ? real.readSync(fd, data, at) : real.readSync(fd, data, at, Math.max(1, Math.floor(length / 3)), position);
  } else {
    fs.writeSync = (fd, data, ...rest) => {
      if (fd > 2) strike('write', fd, data);
      return real.writeSync(fd, data, ...rest);
    };
    fs.fsyncSync = fd => (strike('fsync'), real.fsyncSync(fd));
    fs.writeFileSync = (path, data, ...rest) => (strike('write', path, data), real.writeFileSync(path, data, ...rest));
    fs.promises.writeFile = async (path, data, ...rest) => (strike('write', path, data), real.promises.writeFile(path, data, ...rest));
    const { writeFile } = fs.promises;
    real.promises = { ...fs.promises, writeFile: async (...all) => real.writeFileSync(...all) };
    fs.promises.writeFile = writeFile;
    fs.renameSync = (...all) => (strike('rename'), real.renameSync(...all));
    const { rename } = fs.promises;
    fs.promises.rename = async (...all) => (strike('rename'), rename(...all));
  }
  // Where it ends, the parent is told whether it was struck.
  process.on('exit', () => { if (left > 0) real.writeSync(2, '\\nnot struck\\n'); });
  syncBuiltinESMExports();`;

/** Words to put before a program's own. */
export const faulty = (kind: Kind, nth = 1): string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(source(kind, nth))}`,
];
