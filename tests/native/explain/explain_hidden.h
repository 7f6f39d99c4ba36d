// What must be hidden, for the tests that compare the answers to it and the work behind them.
#ifndef CARDMEND_TESTS_EXPLAIN_HIDDEN_H_
#define CARDMEND_TESTS_EXPLAIN_HIDDEN_H_

#include <array>
#include <random>
#include <string_view>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::test {

/** Where it is tried: all platforms, and one that is none. */
inline constexpr std::array<std::u16string_view, 6> kHidingPlatforms = {u"jd",     u"taobao",  u"pinduoduo",
                                                                        u"suning", u"generic", u"other"};

/** The likeliest cause of the failure, before evidence, must be hidden. */
bool is_hidden(const FailureRow& row);

/** What is known, at random: of each signal nothing, or a small number. */
Evidence evidence_at_random(std::mt19937& random);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_EXPLAIN_HIDDEN_H_
