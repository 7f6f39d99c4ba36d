// What the code of an analysis may have been, and where to look closer.
#ifndef CARDMEND_ANSWER_OFFERS_H_
#define CARDMEND_ANSWER_OFFERS_H_

#include "base/fixed_vector.h"
#include "cardmend/known.h"
#include "cardmend/types.h"
#include "check/analysis.h"
#include "search/offer.h"

namespace cardmend::answer {

/**
 * What there is to look for beside an answer whose findings are complete, as what `format` takes; `known` as
 * below. A code that is still being typed has lost nothing unless the person is done.
 */
OfferKind offers_of(const Format& format, const KnownCodes* known, bool finished, const CheckResult& result);

/** What is offered beside a right code of the format. */
OfferKind offers_beside_valid(const Format& format, const KnownCodes* known);

/** The search and what it found. */
class Offers {
 public:
  /** Adds what there is of a kind to an answer, which views it from then on. `known` are the shop's codes of
   * the format, or nullptr: they are asked for `search_known` alone. */
  void add(OfferKind kind, const Format& format, const KnownCodes* known, InputWay way,
           check::Analysis& analysis);

  void wipe();

 private:
  /** Something was looked for since the last wipe: the search's tables are large, and most answers need none. */
  bool used_ = false;
  search::Search search_;
  search::Candidates candidates_;
  search::DoubtPlaces places_;
  base::FixedVector<Doubt, kMaxDoubts> doubts_;
};

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_OFFERS_H_
