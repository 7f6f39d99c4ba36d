// What the code of an analysis may have been, and where to look closer.
#ifndef CARDMEND_ANSWER_OFFERS_H_
#define CARDMEND_ANSWER_OFFERS_H_

#include "base/fixed_vector.h"
#include "cardmend/known.h"
#include "cardmend/types.h"
#include "check/analysis.h"
#include "search/offer.h"

namespace cardmend::answer {

/** The search and what it found. */
class Offers {
 public:
  /** Adds candidates and doubts to the answer of an analysis whose findings are complete. They live here.
   * `known` are the shop's codes of the format, or nullptr. */
  void add(const Format& format, const KnownCodes* known, const Typing& typing, check::Analysis& analysis);

  void wipe();

 private:
  search::Search search_;
  search::Candidates candidates_;
  search::DoubtPlaces places_;
  base::FixedVector<Doubt, kMaxDoubts> doubts_;
};

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_OFFERS_H_
