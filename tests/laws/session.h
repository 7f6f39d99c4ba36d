// What holds for a session after any event.
#ifndef CARDMEND_TESTS_LAWS_SESSION_H_
#define CARDMEND_TESTS_LAWS_SESSION_H_

#include "cardmend/session.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** What is said fits together: phases, what is sent and under what, what is allowed and why not, times. */
Broken broken_by_decision(const SessionDecision& decision, const SessionEvent& event);

/** The words are whole: opened again, they are the same. */
Broken broken_by_keeping(const SessionRules& rules, const SessionState& state);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_SESSION_H_
