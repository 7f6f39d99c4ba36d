// Chinese numerals that were typed for the digits of a code.
#ifndef CARDMEND_TEXT_NUMERALS_H_
#define CARDMEND_TEXT_NUMERALS_H_

#include "cardmend/types_product.h"
#include "text/folded.h"

namespace cardmend::text {

/** The digit, as ASCII, that a Chinese numeral stands for, in everyday and in banker's writing; 0 if it is
 * none. */
char numeral(char16_t c);

/**
 * Makes digits of the numerals of `folded` that a code of `format` holds; none where its alphabet has no
 * digits. They stand alone, or among letters and digits: not in a sentence ("three cards: ..."), where
 * Chinese text stands before or behind them. A stroke U+4E00 by itself is a dash, which input methods give
 * for it.
 */
void read_numerals(const Format& format, Folded& folded);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_NUMERALS_H_
