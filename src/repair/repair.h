// Repairs what is forced, and offers what is not.
#ifndef CARDMEND_REPAIR_REPAIR_H_
#define CARDMEND_REPAIR_REPAIR_H_

#include "cardmend/types.h"
#include "cardmend/types_product.h"
#include "core/slot.h"

namespace cardmend {

/**
 * Settles every slot that is `outside`: repaired if exactly one character of the alphabet is confused with
 * it, ambiguous if several are, else unlikely where the format allows it, else foreign. A look-alike of
 * another script that fits is repaired too: it was told apart only by its look. In the place of a prefix its
 * character is the whole alphabet; what cannot be it is unlikely.
 */
void repair(const Format& format, Slots& slots);

using Candidates = FixedVector<Candidate, kMaxCandidates>;

/**
 * The codes that the ambiguous slots may stand for, the likeliest first, into `out`, which must be empty.
 * None if no code of the format has this length, or it is wrong elsewhere, or has more than three
 * ambiguous slots: then a list would be guessing. Probabilities come from the weights in data/confusions.json
 * alone.
 */
void offer(const Format& format, const Slots& slots, bool (*fits)(const Format&, const char*, std::size_t),
           Candidates& out);

}  // namespace cardmend

#endif  // CARDMEND_REPAIR_REPAIR_H_
