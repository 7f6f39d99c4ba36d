// What the package of the checkout answers in Node, which other tests hold against the native answers.
import { loadChecker } from '../../dist/check.js';
import { loadGuide } from '../../dist/guide.js';
import { loadCardmend } from '../../dist/index.js';
import { cases, type Part, plain } from './cases.ts';
import { answersOf } from './shared/answers.js';

const locale = 'zh-CN';

export const expected: Readonly<Record<Part, readonly unknown[]>> = plain({
  check: answersOf.check((await loadChecker({ locale })) as never, cases),
  guide: answersOf.guide((await loadGuide({ locale })) as never, cases),
  whole: answersOf.whole((await loadCardmend({ locale })) as never, cases),
});
