/** What went wrong while loading, and what helps, in words: a file of its own, which is loaded when something did. */

/** What it is about; the first three are what this JavaScript was built with. */
export interface About {
  /** Where the wasm lies from the script. */
  readonly wasm?: string;
  readonly build?: string;
  readonly script?: string;
  /** Whence it was to come, or came. */
  readonly from?: string;
  /** The build that was found. */
  readonly found?: string;
  readonly status?: number;
  readonly locale?: string;
}

/** The longest address that an error holds: a longer one is no address to look up. */
const longestShown = 200;

/** An address as an error tells it: one that is a file itself is not repeated. */
function shown(url: string): string {
  if (/^data:/i.test(url)) return 'a data: URL';
  return url.length <= longestShown ? url : `${url.slice(0, longestShown)}...`;
}

/** Of two wasms of one version one is another part's, or was built otherwise. */
const versionOf = (build: string) => build.replace(/\+.*/, '');

const words = {
  'no-runtime': () => 'this runtime has no WebAssembly, or the page forbids it',
  policy: () =>
    "this runtime refuses to compile WebAssembly: the page's policy lacks 'wasm-unsafe-eval', or only modules that are imported may run",
  memory: () => 'the wasm could not be instantiated; it needs 2 MiB of memory',
  start: () => 'the program was loaded but could not be started',
  build: ({ build, from, found, script, wasm }) =>
    `this JavaScript belongs to the wasm ${build}, but ${from} is ${found}; ${versionOf(found) === versionOf(build) ? `is it ${wasm}, and not the wasm of another part? Else ` : ''}deploy ${script} and ${wasm} of one package, and clear caches`,
  'no-wasm': ({ from, wasm }) =>
    `what came is no WebAssembly: ${from}; does the server answer with a page instead of ${wasm}?`,
  damaged: ({ from }) => `${from} could not be compiled; it is damaged`,
  differs: ({ from }) =>
    `${from} names the right build but its bytes differ; it was damaged on its way, load it again`,
  'no-place': ({ wasm }) =>
    `this bundle does not know where it lies (it has no import.meta.url), so ${wasm} cannot be found beside it; import cardmend/inline, or pass its address or its bytes as { wasm }`,
  'no-files': ({ from }) => `this runtime cannot read ${from}; pass the wasm's bytes as { wasm }`,
  file: ({ from, wasm }) => `${from} could not be read; is ${wasm} deployed beside the module?`,
  status: ({ from, status, wasm }) =>
    `${from} answered ${status}; is ${wasm} deployed there? A bundler that does not carry it along needs cardmend/inline or { wasm }`,
  stopped: ({ from }) => `the wasm stopped while it was being read from ${from}; try again`,
  data: () => 'the data: URL cannot be decoded',
  fetch: ({ from }) =>
    `the wasm could not be fetched from ${from}; check the network, or connect-src of the page's policy`,
  'no-url': () => '{ wasm } is no URL that can be resolved here; pass an absolute one',
  request: () => 'the request given as { wasm } failed',
  texts: ({ locale }) => `the texts of ${locale} could not be loaded; is the folder lines deployed?`,
  whole: () => 'the whole could not be loaded; is index.js deployed beside check.js?',
  late: ({ from }) => `${from} could not be loaded; is it deployed with the package?`,
} as const satisfies Readonly<Record<string, (about: Required<About>) => string>>;

export type TroubleName = keyof typeof words;

export function inWords(name: TroubleName, about: About): string {
  const { from = '', wasm = '' } = about;
  const told = { build: '', script: '', found: '', status: 0, locale: '', ...about };
  return words[name]({ ...told, from: shown(from), wasm: wasm.replace(/^.*\//, '') });
}
