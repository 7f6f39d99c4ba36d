/** data/currencies.json -> what names a currency or a foreign edition. */
import { headerText, stringLiteral } from './header.ts';

export interface Currencies {
  readonly rows: readonly {
    readonly code: string;
    readonly common?: boolean;
    readonly strict?: boolean;
    readonly words: readonly string[];
  }[];
}

export function checkCurrencies(file: string, { rows }: Currencies): string[] {
  const words = rows.flatMap(row => row.words);
  const twice = words.filter((word, i) => words.indexOf(word) !== i);
  return twice.map(word => `${file}: rows: ${word} stands twice`);
}

export function currenciesHeader({ rows }: Currencies): string {
  const lines = rows.flatMap(({ code, common = false, strict = false, words }) => {
    const letters = code === 'overseas' ? '' : [...code].map(c => `'${c}'`).join(', ');
    return words.map(word => `    {${stringLiteral(word, 'u')}, {${letters}}, ${common}, ${strict}},`);
  });
  return headerText({
    guard: 'CARDMEND_TABLES_CURRENCIES_H_',
    doc: 'Words and signs that name a currency or a foreign edition.',
    includes: ['"texts/scan/currency.h"'],
    body: `inline constexpr texts::CurrencyWord kCurrencyWords[] = {\n${lines.join('\n')}\n};`,
  });
}
