// An app that has the package's folders where the documents put them, and the modules as its scripts get them.
import { join } from 'node:path';
import type { Checker } from '../../build/test-dist/check.js';
import type { Guiding } from '../../build/test-dist/guide.js';
import type { Cardmend } from '../../build/test-dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { type Device, SealedPlace } from './sealed.ts';

/** @param built `dist`, or `build/test-dist` with the frozen products */
export const filesOf = (built: string) =>
  ({
    '/miniprogram_npm/cardmend': join(root, built, 'miniprogram'),
    '/tools/cardmend': join(root, built, 'miniprogram_whole'),
    '/tools/fallback': join(root, built, 'miniprogram_fallback'),
    '/workers/cardmend': join(root, built, 'miniprogram_worker'),
  }) as const;

export interface Loads {
  loadCardmend(options: object): Promise<Cardmend>;
  loadChecker(options: object): Promise<Checker>;
  loadGuide(options: object): Promise<Guiding>;
}

export interface App {
  readonly place: SealedPlace;
  readonly loads: Loads;
  /** What each part is loaded with. */
  readonly options: { readonly check: object; readonly guide: object; readonly whole: object };
}

const locale = 'zh-CN';

/** In the logic layer; in Alipay as a Worker has it, which alone has WebAssembly there. */
export function openApp(device: Device, built = 'build/test-dist'): App {
  const place = new SealedPlace(device, filesOf(built));
  const worker = device.platform === 'alipay';
  const scripts = worker
    ? ['/workers/cardmend/check.js', '/workers/cardmend/guide.js', '/workers/cardmend/whole.js']
    : ['cardmend', '/tools/cardmend/index.js'];
  const loads = Object.assign({}, ...scripts.map(script => place.require(script))) as Loads;
  const program = (name: string) => ({ program: () => place.require(`/tools/fallback/${name}.js`) });
  const stand = device.library === undefined ? () => ({}) : program;
  const wasm = (name: string) => (worker ? { wasm: `/workers/cardmend/${name}.wasm.br` } : {});
  return {
    place,
    loads,
    options: {
      check: { locale, ...wasm('cardmend-check'), ...stand('cardmend-check') },
      guide: { locale, ...wasm('cardmend-guide'), ...stand('cardmend-guide') },
      whole: { locale, wasm: '/tools/cardmend/cardmend.wasm.br', ...stand('cardmend') },
    },
  };
}
