// A failure and what else is known -> why, and what to do.
#ifndef CARDMEND_EXPLAIN_EXPLANATION_H_
#define CARDMEND_EXPLAIN_EXPLANATION_H_

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

Explanation explanation_of(const Failure& failure, const Evidence& evidence, const Knowledge& knowledge);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_EXPLANATION_H_
