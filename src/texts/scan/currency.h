// The row type of tables/currencies.h, made from data/currencies.json.
#ifndef CARDMEND_TEXTS_SCAN_CURRENCY_H_
#define CARDMEND_TEXTS_SCAN_CURRENCY_H_

#include <array>
#include <string_view>

namespace cardmend::texts {

/** A word or sign that names a currency, or says that a card is another region's; lower case. */
struct CurrencyWord {
  std::u16string_view word;
  /** ISO 4217, upper case; zeros for "overseas", which names no currency. */
  std::array<char, 3> code;
  /** Says what an amount is in, but too common to tell where a card is from. */
  bool common;
  /** Letters that may be something else: they name a currency only where an amount stands beside them. */
  bool strict = false;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_CURRENCY_H_
