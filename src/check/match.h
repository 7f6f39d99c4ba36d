// The characters of a code against its product's alphabet and check digit.
#ifndef CARDMEND_CHECK_MATCH_H_
#define CARDMEND_CHECK_MATCH_H_

#include "cardmend/types_product.h"
#include "check/locate/segments.h"
#include "format/slot.h"
#include "text/folded.h"
#include "text/unit_kind.h"

namespace cardmend::check {

/** One slot for each character of the code, into `out`, which must be empty. States are fits, outside or
 * foreign. */
void match(const text::Folded& folded, const text::UnitKinds& kinds, Range code, const Format& format,
           format::Slots& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_MATCH_H_
