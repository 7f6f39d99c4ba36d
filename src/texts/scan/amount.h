// Amounts of money as people write them.
#ifndef CARDMEND_TEXTS_SCAN_AMOUNT_H_
#define CARDMEND_TEXTS_SCAN_AMOUNT_H_

#include <cstddef>
#include <cstdint>

#include "base/lookahead.h"

namespace cardmend::texts {

struct Amount {
  /** 1..999,999,999 hundredths of the currency's unit; 0 if there is no amount. */
  std::uint32_t hundredths = 0;
  /** Characters of the lookahead that it takes. */
  std::size_t size = 0;
  /** Ends in two decimals. */
  bool decimals = false;
};

/** The amount that a text begins with: 100, 1,000, 100.5, 100.00. No digit follows it. */
Amount amount_at(const base::Lookahead& text);

/** The same with a comma before the decimals or dots between thousands: 50,00 and 1.000 and 1.000,00. Only
 * what has one of them is an amount. */
Amount comma_amount_at(const base::Lookahead& text);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_AMOUNT_H_
