// What to do, in the order that ends the trouble soonest.
#ifndef CARDMEND_EXPLAIN_PLAN_H_
#define CARDMEND_EXPLAIN_PLAN_H_

#include <string_view>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/**
 * Fills `plan` and `step_count` from `causes`, `platform`, `support` and `retry`. A remedy's chance is what
 * it does for each cause, by the cause's share; what was tried is left out, and what sends the same again
 * where that cannot succeed. Of more than kMaxSteps remedies the least likely are left out.
 *
 * The order is that of chance / minutes, the best first (Heckerman, Breese and Rommelse 1995), where the
 * chance is weighed anew after each step: a remedy that did not help speaks against the causes that it ends.
 * What must come first does, and what must come after another remedy of the plan does; a remedy is worth as
 * much as the best run of steps that begins with it. Of equals, the one that stands first in
 * data/remedies.json. docs/knowledge.md tells how far that is from the best of all orders.
 */
void make_plan(std::u16string_view tried, const Knowledge& knowledge, Explanation& out);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_PLAN_H_
