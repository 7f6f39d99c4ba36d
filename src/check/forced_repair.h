// Repairs what is forced.
#ifndef CARDMEND_CHECK_FORCED_REPAIR_H_
#define CARDMEND_CHECK_FORCED_REPAIR_H_

#include "cardmend/types_product.h"
#include "format/slot.h"

namespace cardmend::check {

/**
 * Settles every slot that is `outside`: repaired where one character of the alphabet is forced
 * (format/readings.h), ambiguous where it looks like some, else unlikely where the format allows it, else
 * forbidden, or foreign if it is a stroke. What the format allows and is only faintly like another
 * is unlikely. A look-alike of another script that fits is repaired too: it was
 * told apart only by its look. In the place of a prefix its character is the whole alphabet; what cannot be
 * it is unlikely.
 */
void repair(const Format& format, format::Slots& slots);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_FORCED_REPAIR_H_
