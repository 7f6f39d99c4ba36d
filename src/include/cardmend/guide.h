// Why a binding failed, and what to do first.
#ifndef CARDMEND_GUIDE_H_
#define CARDMEND_GUIDE_H_

#include "cardmend/types_guide.h"

namespace cardmend {

/**
 * Always gives an answer, "unknown" among them, in time that does not depend on how long the texts are beyond
 * kMaxFailureText. Allocates nothing and keeps nothing of what it was given.
 */
Explanation explain(const Failure& failure, const Evidence& evidence);

}  // namespace cardmend

#endif  // CARDMEND_GUIDE_H_
