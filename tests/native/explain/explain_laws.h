// What holds for every explanation whatever.
#ifndef CARDMEND_TESTS_EXPLAIN_LAWS_H_
#define CARDMEND_TESTS_EXPLAIN_LAWS_H_

#include <string>

#include "cardmend/explain.h"

namespace cardmend::test {

/** The first law that the explanation breaks, in words; empty if it keeps them all. */
std::string broken_law(const Explanation& explanation);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_EXPLAIN_LAWS_H_
