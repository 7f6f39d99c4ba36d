// Characters that came here masked, cut in two or lost.
#ifndef CARDMEND_CHECK_DAMAGE_H_
#define CARDMEND_CHECK_DAMAGE_H_

#include "cardmend/types.h"
#include "check/locate/locate.h"
#include "format/slot.h"
#include "text/folded.h"

namespace cardmend::check {

/** What a slot is called whose character is no letter or digit. */
FindingKind foreign_kind(const text::Folded& folded, const format::Slot& slot);

/** The first unit outside of `code` that is damaged; empty if none is. */
Range find_damage(const text::Folded& folded, Range code);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_DAMAGE_H_
