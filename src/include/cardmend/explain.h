// Why a binding failed, and what to do first.
//
//   const Explanation why = explain_failure({.text = u"voucher has expired"}, {});
//   shipped_knowledge().causes[why.causes[0].cause]             // "expired"
//   why.plan[0].remedy, why.retry.after_ms                      // what to do, when to try again
#ifndef CARDMEND_EXPLAIN_H_
#define CARDMEND_EXPLAIN_H_

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend {

/**
 * Always gives an answer, "unknown" among them, in time that does not depend on how long the texts are beyond
 * kMaxFailureText. Keeps nothing of what it was given, and allocates nothing but, once, what is shipped.
 *
 * Where the disclosure is Disclosure::generic the work behind reading what came back is the same whichever
 * cause is hidden, and reading two codes of one length differs by less than an eighth of the whole. That is
 * work, not time: there is no clock in here, so that nothing is held back. Who tells a stranger the answer lets a
 * fixed time pass first, a tenth of a millisecond from the call on, as the JavaScript interface does.
 */
Explanation explain_failure(const Failure& failure, const Evidence& evidence);

/** The same by other knowledge; the indices of the answer are those of its rows. */
Explanation explain_failure(const Failure& failure, const Evidence& evidence, const Knowledge& knowledge);

/** What data/ says. */
const Knowledge& shipped_knowledge();

}  // namespace cardmend

#endif  // CARDMEND_EXPLAIN_H_
