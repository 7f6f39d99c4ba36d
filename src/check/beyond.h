// Whether a text that was checked as one product may hold something else.
#ifndef CARDMEND_CHECK_BEYOND_H_
#define CARDMEND_CHECK_BEYOND_H_

#include "check/analysis.h"

namespace cardmend::check {

/** What was typed is wrong for the product that was named; it was read. */
bool is_refused(const Analysis& analysis);

/** The text of an analysis may be of something else than `product`: it is worth being looked at whole. */
bool may_be_other(const Analysis& analysis, const Product& product);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_BEYOND_H_
