// The canonical line of JSON for a dictation.
#ifndef CARDMEND_TESTS_DICTATE_ANSWER_H_
#define CARDMEND_TESTS_DICTATE_ANSWER_H_

#include <string>
#include <vector>

#include "cardmend/dictate.h"

namespace cardmend::test {

/** The groups to read back. */
std::vector<std::string> read_back_of(const DictateResult& result);

std::string dictate_answer(const DictateResult& result);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DICTATE_ANSWER_H_
