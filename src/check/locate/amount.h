// Amounts of money beside a code.
#ifndef CARDMEND_CHECK_LOCATE_AMOUNT_H_
#define CARDMEND_CHECK_LOCATE_AMOUNT_H_

#include "check/locate/chunks.h"

namespace cardmend::check {

/**
 * A few digits with a sign of money beside them, which no code has, cannot belong to the code: "\u00A5500", "500 \u20AC",
 * "500\u5143". They are made implausible, unless they are as long as a code.
 */
void mark_amounts(const text::Folded& folded, const Format& format, Chunks& words);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_AMOUNT_H_
