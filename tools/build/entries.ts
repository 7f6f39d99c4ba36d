/** What the package offers: a row for each entry of `exports`. package.json is made of these by `writeExports`. */

/** A part of the core, as it is wherever the package is used. */
export interface PartEntry {
  readonly kind: 'part';
  /** Of bindings/js and of the package, without `.ts` and `.js`. */
  readonly script: string;
  /** The texts that it has, as tools/tables names them. */
  readonly texts: 'check' | 'guide' | 'session' | 'whole';
  /** What its wasm ships as, without `.wasm`. */
  readonly wasm: string;
}

/** What needs no wasm of its own: one file, the same everywhere. */
export interface PlainEntry {
  readonly kind: 'plain';
  readonly script: string;
  /** Packages that it takes from whoever uses it, and none that it brings along. */
  readonly external?: readonly string[];
}

export const partEntries = [
  { kind: 'part', script: 'index', texts: 'whole', wasm: 'cardmend' },
  { kind: 'part', script: 'check', texts: 'check', wasm: 'cardmend-check' },
  { kind: 'part', script: 'guide', texts: 'guide', wasm: 'cardmend-guide' },
  { kind: 'part', script: 'session', texts: 'session', wasm: 'cardmend-session' },
] as const satisfies readonly PartEntry[];

/** A new entry is a row here, a file bindings/js/NAME.ts, and `tools/run tools/build/exports.ts`. */
export const plainEntries: readonly PlainEntry[] = [
  { kind: 'plain', script: 'field', external: ['cardmend/check'] },
  { kind: 'plain', script: 'element', external: ['cardmend/check'] },
  { kind: 'plain', script: 'schema', external: ['cardmend/check'] },
  { kind: 'plain', script: 'react', external: ['react', 'cardmend/check'] },
  { kind: 'plain', script: 'vue', external: ['vue', 'cardmend/check'] },
  { kind: 'plain', script: 'knowledge' },
  { kind: 'plain', script: 'lists' },
  { kind: 'plain', script: 'hub' },
];

/** What sends for a session: one file for all places, which a script of the package loads when it is to send. */
export const runner = { script: 'session_runner', source: 'session/runner/runner.ts' } as const;

/** What the parts of a page have in common: one script beside them. The sources that are in it, of bindings/js. */
export const shared = {
  script: 'core',
  source: 'core_script.ts',
  within: ['core/errors.ts', 'core/read.ts', 'core/trouble.ts', 'core/values.ts', 'core/web.ts', 'part.ts'],
} as const;

/**
 * What few pages need while they load, and who does loads then: the words of what failed, what is no request, what reads
 * GB 2312 where the runtime does not, a shop's own profiles. And what a page may leave for later: the guide's wordings.
 */
export const rareScripts = [
  { script: 'trouble_words', source: 'core/trouble_words.ts' },
  { script: 'read_local', source: 'core/read_local.ts' },
  { script: 'guide_wordings', source: 'explain/wordings_script.ts' },
  { script: 'gb_wordings', source: 'explain/gb_script.ts' },
  { script: 'profiles', source: 'check/profiles.ts' },
] as const;

/** What checks signatures of lists where the runtime cannot: one file for all places, loaded when it is to. */
export const signatures = { script: 'lists_ed25519', source: 'lists/ed25519_script.ts' } as const;

/** Every script that has declarations. */
export const scripts = [...partEntries, ...plainEntries].map(({ script }) => script);

/** For mini-programs and what bundles for them: CommonJS, the same under every condition. */
export interface MiniProgramEntry {
  /** Behind `cardmend/miniprogram`. */
  readonly name: '' | `/${string}`;
  /** Of the package's `dist`. */
  readonly file: string;
  /** Of bindings/miniprogram, without `.ts`. */
  readonly source: string;
}

export const miniProgramEntries: readonly MiniProgramEntry[] = [
  { name: '', file: 'miniprogram/index.js', source: 'parts/index' },
  { name: '/check', file: 'miniprogram/check.js', source: 'parts/check' },
  { name: '/guide', file: 'miniprogram/guide.js', source: 'parts/guide' },
  { name: '/session', file: 'miniprogram_session/index.js', source: 'parts/session' },
  { name: '/client', file: 'miniprogram/client.js', source: 'worker/connect' },
  { name: '/whole', file: 'miniprogram_whole/index.js', source: 'parts/whole' },
  { name: '/worker', file: 'miniprogram_worker/index.js', source: 'parts/worker' },
  { name: '/whole_worker', file: 'miniprogram_worker/whole_worker.js', source: 'parts/whole_worker' },
];

/** Where their declarations lie: outside of the folders that are copied into apps. */
export const miniProgramTypes = (source: string) => `dist/miniprogram_types/miniprogram/${source}.d.ts`;
