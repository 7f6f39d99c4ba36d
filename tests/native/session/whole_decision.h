// A session's decision as a line of text.
#ifndef CARDMEND_TESTS_WHOLE_DECISION_H_
#define CARDMEND_TESTS_WHOLE_DECISION_H_

#include <string>

#include "cardmend/session.h"

namespace cardmend::test {

/** All that a decision says, its times from `now` on, in short; what is as in a fresh one is left out. */
std::string whole_decision(const SessionDecision& one, double now);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_WHOLE_DECISION_H_
