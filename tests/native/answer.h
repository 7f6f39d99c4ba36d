// One canonical line of JSON for each answer, the same in every runtime: bindings are compared with it byte
// by byte.
#ifndef CARDMEND_TESTS_ANSWER_H_
#define CARDMEND_TESTS_ANSWER_H_

#include <string>

#include "cardmend/cardmend.h"

namespace cardmend::test {

std::string check_answer(const CheckResult& result);

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
