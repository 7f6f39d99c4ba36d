// What the wrong code of an analysis may have been, and where it may be wrong.
#ifndef CARDMEND_ANSWER_OFFERS_H_
#define CARDMEND_ANSWER_OFFERS_H_

#include "cardmend/known.h"
#include "cardmend/types.h"
#include "check/closer_look.h"
#include "search/offer.h"

namespace cardmend::answer {

/** The search and what it found. */
class Offers {
 public:
  /** Adds what the code of an analysis may have been and where it may be wrong to its answer, which views it
   * from then on; among the codes that the shop has of the format, if `known` is not nullptr. */
  void search(const Format& format, const KnownCodes* known, InputWay way, check::Analysis& analysis);

  void wipe();

 private:
  /** Something was looked for since the last wipe: the search's tables are large, and most answers need none. */
  bool used_ = false;
  search::Search search_;
  search::Candidates candidates_;
  search::DoubtPlaces places_;
  check::Doubts doubts_;
};

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_OFFERS_H_
