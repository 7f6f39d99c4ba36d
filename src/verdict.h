// From settled slots to findings and a verdict.
#ifndef CARDMEND_VERDICT_H_
#define CARDMEND_VERDICT_H_

#include "analyse.h"
#include "core/product.h"
#include "product/locate.h"

namespace cardmend::check {

/** Writes the findings of `out` and returns the verdict that they lead to. */
Verdict judge(const core::Wanted& wanted, const product::Location& location, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_VERDICT_H_
