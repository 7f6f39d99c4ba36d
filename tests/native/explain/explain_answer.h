// One canonical line of JSON for each explanation, the same in every runtime: bindings are compared with it
// byte by byte.
#ifndef CARDMEND_TESTS_EXPLAIN_ANSWER_H_
#define CARDMEND_TESTS_EXPLAIN_ANSWER_H_

#include <string>
#include <string_view>

#include "cardmend/explain.h"

namespace cardmend::test {

/**
 * {"tier","cause","causes":[{"cause","probability","because":[...]}],"plan":[{"remedy","minutes":[a,b],"chance"}],
 * "retry":{"allowed","afterMs","reason"},"disclosure","support"} with the ids of data/, and with shares and
 * chances as JSON.stringify writes value / 1000.
 */
std::string explain_answer(const Explanation& explanation);

/** Ids by index, as in data/. */
std::string_view cause_name(std::uint8_t cause);
std::string_view remedy_name(std::uint8_t remedy);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_EXPLAIN_ANSWER_H_
