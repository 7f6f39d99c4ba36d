// What a wrong code may have been, and where to look closer.
#ifndef CARDMEND_SEARCH_OFFER_H_
#define CARDMEND_SEARCH_OFFER_H_

#include <cstddef>
#include <cstdint>

#include "base/fixed_vector.h"
#include "cardmend/known.h"
#include "cardmend/types.h"
#include "format/slot.h"
#include "search/search.h"

namespace cardmend::search {

using Candidates = base::FixedVector<Candidate, kMaxCandidates>;

/** A place of the code that deserves a closer look, before it has a span. */
struct DoubtPlace {
  std::uint16_t slot = 0;
  std::uint16_t probability = 0;
};
using DoubtPlaces = base::FixedVector<DoubtPlace, kMaxDoubts>;

/** How the code is looked at. */
struct OfferQuery {
  const Format* format = nullptr;
  InputWay way{};
  const KnownCodes* known = nullptr;
};

/**
 * The codes that the slots may stand for, the likeliest first, and the places where they may be wrong, in
 * their order, into lists which must be empty. No codes if none is likely enough: then a list would be
 * guessing. Codes that a check doubts (format/doubtful_code.h), and those of a length that the format does not
 * list, are left out, but for those that are known. Neither if a slot is foreign, or there are none or more than
 * kMaxCode.
 */
void offer(const OfferQuery& query, const format::Slots& slots, Search& search, Candidates& candidates,
           DoubtPlaces& places);

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_OFFER_H_
