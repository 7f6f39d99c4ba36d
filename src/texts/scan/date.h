// Dates as people write them.
#ifndef CARDMEND_TEXTS_SCAN_DATE_H_
#define CARDMEND_TEXTS_SCAN_DATE_H_

#include <cstddef>
#include <cstdint>

#include "base/lookahead.h"

namespace cardmend::texts {

struct Date {
  /** yyyymmdd, dd 0 if only the month is told; 0 if there is no date. */
  std::uint32_t day = 0;
  /** Characters of the lookahead that it takes. */
  std::size_t size = 0;
};

/**
 * The date from 2000 to 2099 that a text begins with and no digit follows. `sure` takes only what can hardly
 * be anything else, year, month and day with signs between; without it, as behind a label, also 20271231,
 * 2027-12, 12/2027, 12/27, 31/12/2027 and the names of months in English. 03/04/2027, which has two readings,
 * is none.
 */
Date date_at(const base::Lookahead& text, bool sure);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_DATE_H_
