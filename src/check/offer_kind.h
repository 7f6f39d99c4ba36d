// What there is to look for beside an answer, before anybody looks.
#ifndef CARDMEND_CHECK_OFFER_KIND_H_
#define CARDMEND_CHECK_OFFER_KIND_H_

#include "cardmend/types.h"
#include "cardmend/types_product.h"

namespace cardmend::check {

/**
 * What there is to look for beside an answer whose findings are complete, as what `format` takes. `listed`: the
 * shop has a list of its codes. A code that is still being typed has lost nothing unless the person is done.
 */
OfferKind offers_of(const Format& format, bool listed, bool finished, const CheckResult& result);

/** What is offered beside a right code of the format. */
OfferKind offers_beside_valid(const Format& format, bool listed);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_OFFER_KIND_H_
