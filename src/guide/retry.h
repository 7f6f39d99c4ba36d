// Whether trying again is right, and when.
#ifndef CARDMEND_GUIDE_RETRY_H_
#define CARDMEND_GUIDE_RETRY_H_

#include "cardmend/types_guide.h"

namespace cardmend::guide {

/**
 * Fills `tier`, `retry` and `advice` from `causes`: the likeliest cause's. If the outcome may well be
 * unknown, looking comes first, unless no retry can succeed anyway. What the server asks for with Retry-After
 * wins over our own waiting time, but never makes a retry right that is not.
 */
void decide_retry(double retry_after_ms, Explanation& out);

}  // namespace cardmend::guide

#endif  // CARDMEND_GUIDE_RETRY_H_
