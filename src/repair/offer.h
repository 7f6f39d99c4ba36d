// What a wrong code may have been, and where to look closer.
#ifndef CARDMEND_REPAIR_OFFER_H_
#define CARDMEND_REPAIR_OFFER_H_

#include <cstddef>
#include <cstdint>

#include "cardmend/types.h"
#include "core/fixed_vector.h"
#include "core/slot.h"
#include "repair/search.h"

namespace cardmend::repair {

using Candidates = core::FixedVector<Candidate, kMaxCandidates>;

/** A place of the code that deserves a closer look, before it has a span. */
struct DoubtPlace {
  std::uint16_t slot = 0;
  std::uint16_t probability = 0;
};
using DoubtPlaces = core::FixedVector<DoubtPlace, kMaxDoubts>;

/** How the code is looked at. */
struct OfferQuery {
  const Format* format = nullptr;
  InputWay way{};
  const core::KnownSet* known = nullptr;
};

/**
 * The codes that the slots may stand for, the likeliest first, and the places where they may be wrong, in
 * their order, into lists which must be empty. No codes if none is likely enough: then a list would be
 * guessing. Neither if a slot is foreign, or there are none or more than kMaxCode.
 */
void offer(const OfferQuery& query, const core::Slots& slots, const CheckSteps& steps, Search& search,
           Candidates& candidates, DoubtPlaces& places);

/** Of a code that nothing contradicts, the characters that others of its alphabet look like. */
void look_closer(const Format& format, const core::Slots& slots, DoubtPlaces& places);

}  // namespace cardmend::repair

#endif  // CARDMEND_REPAIR_OFFER_H_
