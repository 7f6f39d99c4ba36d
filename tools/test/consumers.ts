/**
 * npm run test:consumers: the packed package in every bundler and framework, after a build. The last line sums it up; what
 * each page weighs is in build/consumers/sizes.md.
 */
import { projectFiles } from '../lint/files.ts';
import { runFiles } from './node.ts';

/** Some bundlers and frameworks take minutes on a small machine. */
const timeout = 1_800_000;

const files = projectFiles().filter(file => /^tests\/consumers\/.*\.test\.ts$/.test(file));
const { passed, failed, details } = await runFiles(files, timeout);
for (const detail of details) console.log(detail);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
