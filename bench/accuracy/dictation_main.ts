/**
 * Prints how often dictation is right. Run after a build: the module must know the frozen products.
 * usage: tools/run bench/accuracy/dictation_main.ts
 */
import { loadCardmend } from '../../build/test-dist/index.js';
import { dictationRows } from './dictation.ts';

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`.padStart(9);

console.log('    right   at once  no doubt   wrong, no doubt');
const cardmend = await loadCardmend({ locale: 'en' });
for (const { right, first, withoutDoubt, wrongWithoutDoubt, transcripts, name } of dictationRows(cardmend)) {
  console.log(
    percent(right),
    percent(first),
    percent(withoutDoubt),
    percent(wrongWithoutDoubt),
    ` ${name} (${transcripts})`,
  );
}
