// One canonical line of JSON for each answer, the same in every runtime: bindings are compared with it byte
// by byte.
#ifndef CARDMEND_TESTS_ANSWER_H_
#define CARDMEND_TESTS_ANSWER_H_

#include <string>

#include "cardmend/cardmend.h"

namespace cardmend::test {

std::string check_answer(const CheckResult& result);

/** check() and add_offers(): all that JavaScript can read of a result. */
const CheckResult& check_all(Checker& checker, std::u16string_view raw, std::int32_t product,
                             Field field = Field::secret, const Typing& typing = {});

/** The same answer to a text that glance() found clean, as the bindings put it together later. */
const CheckResult& check_later(Checker& checker, std::u16string_view raw, const CleanCode& clean,
                               Field field = Field::secret);

/** "too-short 9-9", "width 3-4 F": how the vectors write a finding and an edit. */
std::string brief(const Finding& finding);
std::string brief(const Edit& edit);
/** "3F2A...:700": a candidate's code and its parts of a thousand. */
std::string brief(const Candidate& candidate);
/** What was typed: the candidate's code with its changes taken back, from the last to the first. */
std::u16string typed_of(const Candidate& candidate);

/** "5-6:812": where a doubt is and its parts of a thousand. */
std::string brief(const Doubt& doubt);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_ANSWER_H_
