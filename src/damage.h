// Characters that came here masked, cut in two or lost.
#ifndef CARDMEND_DAMAGE_H_
#define CARDMEND_DAMAGE_H_

#include "cardmend/types.h"
#include "core/folded.h"
#include "core/slot.h"
#include "product/locate.h"

namespace cardmend::check {

/** What a slot is called whose character is no letter or digit. */
FindingKind foreign_kind(const core::Folded& folded, const core::Slot& slot);

/** The first unit outside of `code` that is damaged; empty if none is. */
product::Range find_damage(const core::Folded& folded, product::Range code);

}  // namespace cardmend::check

#endif  // CARDMEND_DAMAGE_H_
