// The one place that joins the stages: fold, locate, match, repair -> an answer.
#ifndef CARDMEND_ANALYSE_H_
#define CARDMEND_ANALYSE_H_

#include <string_view>

#include "cardmend/types.h"
#include "core/folded.h"
#include "core/product.h"
#include "core/slot.h"
#include "product/locate.h"
#include "repair/offer.h"
#include "text/fold_form.h"

namespace cardmend {

/** More findings than these help nobody. */
inline constexpr std::size_t kMaxFindings = 32;

/** Everything that one analysis needs room for, its answer included. */
struct Analysis {
  Folded folded;
  LocateSpace locate;
  Slots slots;
  /** For each unit of folded text: 1 + the index of the slot that it begins, or 0. */
  FixedVector<std::uint16_t, kMaxInput * kMaxImage> slot_of;
  FixedVector<char16_t, kMaxInput * kMaxImage> code;
  FixedVector<char, kMaxCode> number;
  FixedVector<Finding, kMaxFindings> findings;
  FixedVector<Edit, kMaxInput> edits;
  Search search;
  Candidates candidates;
  Places places;
  FixedVector<Doubt, kMaxDoubts> doubts;
  CheckResult result;

  void wipe();
};

/** Analyses `raw` as what is wanted of the product at `index`, which is only passed on, into `out`, which
 * must be wiped. */
void analyse(std::u16string_view raw, const Wanted& wanted, std::int32_t index, const FoldForm& form,
             Analysis& out);

/** Adds what the code of an analysis may have been, and where to look closer: once its findings are
 * complete. */
void add_offers(const Wanted& wanted, const Typing& typing, Analysis& out);

}  // namespace cardmend

#endif  // CARDMEND_ANALYSE_H_
