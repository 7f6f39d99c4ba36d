// A failure and what else is known -> why, and what to do.
#ifndef CARDMEND_GUIDE_EXPLAIN_H_
#define CARDMEND_GUIDE_EXPLAIN_H_

#include "cardmend/types_guide.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::guide {

Explanation explain_failure(const Failure& failure, const Evidence& evidence, const Knowledge& known);

}  // namespace cardmend::guide

#endif  // CARDMEND_GUIDE_EXPLAIN_H_
