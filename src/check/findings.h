// From settled slots to findings and a verdict.
#ifndef CARDMEND_CHECK_FINDINGS_H_
#define CARDMEND_CHECK_FINDINGS_H_

#include "check/analysis.h"
#include "check/locate/locate.h"
#include "format/wanted.h"

namespace cardmend::check {

/** Writes the findings of `out` and returns the verdict that they lead to. */
Verdict judge(const format::Wanted& wanted, const Location& location, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_FINDINGS_H_
