// What to do, in the order that ends the trouble soonest.
#ifndef CARDMEND_GUIDE_PLAN_H_
#define CARDMEND_GUIDE_PLAN_H_

#include "cardmend/types_guide.h"

namespace cardmend::guide {

/**
 * Fills `plan` and `step_count` from `causes`, `platform` and `support`. A remedy's chance is what it does
 * for each cause, by the cause's share. Of more than kMaxSteps remedies the least likely are left out. The
 * order is that of chance / minutes, the best first (Heckerman, Breese and Rommelse 1995), but what must come
 * first does, and what must come after another remedy of the plan does; of equals, the one that stands first
 * in data/remedies.json.
 */
void make_plan(Explanation& out);

}  // namespace cardmend::guide

#endif  // CARDMEND_GUIDE_PLAN_H_
