// The house rules that no ready-made linter knows: ASCII sources, short files, nothing of one machine or one network.

import { isCpp, isTypeScript, projectFiles, textOf } from './files.ts';
import type { Check } from './report.ts';

/** A line that breaks a rule, as "file:line: text". */
function linesOf(file: string, bad: (line: string) => string | undefined): readonly string[] {
  const lines = textOf(file)?.split('\n') ?? [];
  return lines.flatMap((line, index) => {
    const found = bad(line);
    return found === undefined ? [] : [`${file}:${index + 1}: ${found}`];
  });
}

// What people read may be in any script: data and its messages, what is read in tests and bench, the page's texts, the documents. All
// else is ASCII and escapes odd characters, so that what a line says is what a reader sees.
const anyScript = [
  /^data\/.*\.json$/,
  /^bench\/.*\.json$/,
  /^tests\/vectors\//,
  /^tests\/products\/.*\.json$/,
  /^web\/.*\.(html|json|svg|md)$/,
  /^bindings\/miniprogram\/.*\.(json|wxml)$/,
  /^web\/(.*\/)?(texts?|locales?|messages?)(\/.*|\.[\w-]+)?\.ts$/,
  /\.md$/,
];

export const asciiCheck: Check = {
  name: 'sources are ASCII',
  run: () =>
    projectFiles()
      .filter(file => !anyScript.some(pattern => pattern.test(file)))
      .flatMap(file =>
        linesOf(file, line => {
          const odd = /[^\t\r -~]/u.exec(line)?.[0].codePointAt(0);
          return odd === undefined
            ? undefined
            : `U+${odd.toString(16).toUpperCase().padStart(4, '0')} in a source`;
        }),
      ),
};

const MOST_LINES = 300;

export const lengthCheck: Check = {
  name: `no source is longer than ${MOST_LINES} lines`,
  run: () =>
    projectFiles()
      .filter(file => isCpp(file) || isTypeScript(file))
      .flatMap(file => {
        const lines = (textOf(file)?.split('\n').length ?? 1) - 1;
        return lines > MOST_LINES ? [`${file}: ${lines} lines`] : [];
      }),
};

// Addresses that a project file may hold: its own machine's, reserved example names, the names of specifications, and
// the one that a product's codes are sent in.
const knownHosts =
  /^(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|([\w-]+\.)*example(\.\w+)?|[\w.-]+\.(test|invalid)|(www\.)?w3\.org|json-schema\.org|(www\.)?unicode\.org|(www\.)?apache\.org|discord\.gift)$/;
// Documents and data cite their sources; the lock file repeats what packages say of themselves; what a fuzzer makes of an
// example is no address.
const citing = /\.md$|^LICENSE$|^data\/.*\.json$|(^|\/)package-lock\.json$|^tests\/fuzz\/(corpus|findings)\//;

const rules: readonly (readonly [RegExp, string])[] = [
  // A folder of the project's own is no address.
  [/"resolved"\s*:\s*"(?!tests\/)/, 'a lock file without addresses is wanted (.npmrc leaves them out)'],
  [/\bregistry\s*=|\bregistry\.[\w-]+\.\w+/, 'names a package registry'],
  [/(^|[\s'`=(:]|(?<![\w}])")\/(root|work|Users|home\/\w+)\//, 'names a path of one machine'],
];

function addressProblem(line: string): string | undefined {
  for (const [, host] of line.matchAll(/\b(?:https?|wss?|ftp):\/\/([^/\s'"`)>:\\]+)/g)) {
    if (host !== undefined && !host.includes('$') && !knownHosts.test(host)) return `names the host ${host}`;
  }
  return undefined;
}

export const addressCheck: Check = {
  name: 'no host, registry or machine path in a file',
  run: () =>
    projectFiles()
      .filter(file => file !== 'tools/lint/house.ts')
      .flatMap(file =>
        linesOf(file, line => {
          const rule = rules.find(([pattern]) => pattern.test(line));
          return rule?.[1] ?? (citing.test(file) ? undefined : addressProblem(line));
        }),
      ),
};
