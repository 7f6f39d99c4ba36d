// The table of `npm run coverage`: a row for each folder, and the sum.

import { branchesOf, type FileCounts, linesOf, percent, type Share } from './counts.ts';

function cells(name: string, counts: readonly FileCounts[]): string {
  const show = (share: Share) =>
    `${percent(share).toFixed(1).padStart(6)} % ${`${share.all - share.reached} of ${share.all}`.padStart(14)}`;
  return `| ${name.padEnd(22)} | ${show(linesOf(counts))} | ${show(branchesOf(counts))} |`;
}

/**
 * @param depth how many folders a row's name has
 */
export function tableOf(counts: readonly FileCounts[], depth: number): string {
  const folders = new Map<string, FileCounts[]>();
  for (const one of counts) {
    const folder = one.file.split('/').slice(0, -1).slice(0, depth).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return [
    '| folder                 | lines      not reached    | branches   not reached    |',
    '| ---------------------- | ------------------------- | ------------------------- |',
    ...[...folders].map(([folder, some]) => cells(folder, some)),
    cells('all', counts),
  ].join('\n');
}
