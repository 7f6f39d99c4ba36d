/**
 * What all fields of an app share: each part is loaded once a language, and again after a failure.
 *
 * ```js
 * require('cardmend/field/session').configure({ whole: locale => ..., speech: plugin.getRecordRecognitionManager() })
 * ```
 */
import type { Cardmend } from '../../js/cardmend.ts';
import type { Checker } from '../../js/checker.ts';
import type { Guiding } from '../../js/guiding.ts';
import { loadChecker, type MiniProgramCheckerOptions } from '../parts/check.ts';
import { loadGuide } from '../parts/guide.ts';
import type { SpeechManager } from './platform.ts';

type Locale = Checker['locale'];

export interface SessionOptions extends Pick<MiniProgramCheckerOptions, 'platform' | 'whole'> {
  /** The folder of the package's files in the app; omitted, where the tool puts them when it builds npm. */
  readonly folder?: string;
  /** The manager of the speech plug-in; without one nobody can speak a code. */
  readonly speech?: SpeechManager;
}

let options: SessionOptions = {};
const checkers = new Map<Locale, Promise<Checker>>();
const guides = new Map<Locale, Promise<Guiding>>();

/** Says how the parts are to be loaded; before the first field is shown. */
export function configure(given: SessionOptions): void {
  options = given;
  checkers.clear();
  guides.clear();
}

export function speech(): SpeechManager | undefined {
  return options.speech;
}

/** The whole can be had, so that corrections and dictation can. */
export function hasWhole(): boolean {
  return options.whole !== undefined;
}

function once<Part>(
  parts: Map<Locale, Promise<Part>>,
  locale: Locale,
  load: () => Promise<Part>,
): Promise<Part> {
  const known = parts.get(locale);
  if (known !== undefined) return known;
  const loading = load();
  parts.set(locale, loading);
  loading.catch(() => parts.delete(locale));
  return loading;
}

const fileOf = (name: string) => (options.folder === undefined ? {} : { wasm: `${options.folder}${name}` });

export function checkerOf(locale: Locale): Promise<Checker> {
  const { platform, whole } = options;
  return once(checkers, locale, () =>
    loadChecker({
      ...{ locale, ...fileOf('cardmend-check.wasm.br') },
      ...(platform && { platform }),
      ...(whole && { whole }),
    }),
  );
}

export function guideOf(locale: Locale): Promise<Guiding> {
  const { platform } = options;
  return once(guides, locale, () =>
    loadGuide({ locale, ...fileOf('cardmend-guide.wasm.br'), ...(platform && { platform }) }),
  );
}

export async function wholeOf(locale: Locale): Promise<Cardmend> {
  return (await checkerOf(locale)).full();
}
