// Whether trying again is right, and when.
#ifndef CARDMEND_EXPLAIN_RETRY_H_
#define CARDMEND_EXPLAIN_RETRY_H_

#include <string_view>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"
#include "explain/signals.h"

namespace cardmend::explain {

/**
 * Fills `tier`, `retry` and `advice` from `causes`: the likeliest cause's. If the outcome may well be
 * unknown, looking comes first, unless no retry can succeed anyway or it was looked already. What the server
 * asks for with Retry-After wins over our own waiting time, but never makes a retry right that is not.
 */
void decide_retry(double retry_after_ms, std::u16string_view tried, const Knowledge& knowledge,
                  Explanation& out);

/** Makes the tier as grave as the rules of data/tiers.json ask for the likeliest cause and the one that
 * advises. */
void raise_tier(const Signals& signals, const Knowledge& knowledge, Explanation& out);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_RETRY_H_
