import type { Finding } from '../../../bindings/js/types.ts';
import type { ProductName } from '../product/names.ts';
import type { Translate } from '../texts/translate.ts';
import { placesInWords } from './changes.ts';
import type { Reading } from './reading.ts';

/** Told by the verdict and the question for the kind of card; not at all while a code is being typed. */
export const isUnclear = ({ kind }: Finding): boolean => kind === 'product-unclear';

/** The verdict in one line; empty while there is nothing to judge. */
export function verdictInWords({ result, cells, changes }: Reading, t: Translate): string {
  const unclear = result?.verdict === 'doubtful' ? result.findings.find(isUnclear) : undefined;
  if (unclear !== undefined) return t('verdict.unclear', { count: unclear.params.have ?? '' });
  switch (result?.verdict) {
    case 'partial':
      return t('verdict.partial', { have: cells.length });
    case 'valid':
      return t(changes.length > 0 ? 'verdict.valid-folded' : 'verdict.valid');
    case 'repaired':
      return t('verdict.repaired', { count: cells.filter(cell => cell.mark === 'repair').length });
    case 'doubtful':
    case 'refused':
      return t(`verdict.${result.verdict}`);
    default:
      return '';
  }
}

/** For the ear: the kind of card, the verdict, then what is wrong, then what was repaired and where. */
export function readingInWords(reading: Reading, name: ProductName, t: Translate): string {
  const { cards, choice, product } = reading;
  if (cards.length > 0) return t('cards.title', { count: cards.length });
  const repairs = reading.changes.filter(change => change.kind === 'repair');
  const found = choice === 'detect' && product !== null && reading.raw !== '' ? name(product) : '';
  return [
    found === '' ? '' : t('product.detected', { name: found }),
    verdictInWords(reading, t),
    ...(reading.result?.findings ?? []).filter(each => !isUnclear(each)).map(({ message }) => message),
    ...repairs.map(change => `${placesInWords(change.indices, reading.groups, t)}: ${change.message}`),
  ]
    .filter(text => text !== '')
    .join(' ');
}
