// What stands beside a code and is told from it by its form: an amount of money, a date, a count of something.
#ifndef CARDMEND_CHECK_LOCATE_ASIDE_H_
#define CARDMEND_CHECK_LOCATE_ASIDE_H_

#include "check/locate/chunks.h"

namespace cardmend::check {

/**
 * A few digits with a sign beside them that no code has cannot belong to the code: "\u00A5500", "500 \u20AC", "500\u5143",
 * "2027\u5E74"; nor can a date, as in "2027-12-31", "12/31/2027" or "12/2027", and the minutes of "12:30", and the
 * number of a list's line, "1. " or "#1". They are made implausible, unless they are as long as a code.
 */
void mark_asides(const text::Folded& folded, const Format& format, Chunks& words);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_ASIDE_H_
