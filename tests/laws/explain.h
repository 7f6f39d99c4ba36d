// What holds for every explanation whatever.
#ifndef CARDMEND_TESTS_LAWS_EXPLAIN_H_
#define CARDMEND_TESTS_LAWS_EXPLAIN_H_

#include "cardmend/explain.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** Shares add up, steps stand once and in order, a retry is what it is said to be: by any knowledge that is sound. */
Broken broken_by_explanation(const Explanation& explanation, const Knowledge& knowledge);

/** Who must look first has something to look at, on every platform. */
Broken broken_by_looking_first(const Explanation& explanation, const Knowledge& knowledge);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_EXPLAIN_H_
