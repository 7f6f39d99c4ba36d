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

namespace cardmend::check {

/** Everything that one analysis needs room for, its answer included. */
struct Analysis {
  core::Folded folded;
  product::LocateSpace locate;
  core::Slots slots;
  /** For each unit of folded text: 1 + the index of the slot that it begins, or 0. */
  core::FixedVector<std::uint16_t, kMaxInput * core::kMaxImage> slot_of;
  core::FixedVector<char16_t, kMaxInput * core::kMaxImage> code;
  core::FixedVector<char, kMaxCode> number;
  core::FixedVector<Finding, kMaxFindings> findings;
  core::FixedVector<Edit, kMaxInput> edits;
  repair::Search search;
  repair::Candidates candidates;
  repair::DoubtPlaces places;
  core::FixedVector<Doubt, kMaxDoubts> doubts;
  CheckResult result;

  void wipe();
};

/** Analyses `raw` as what is wanted of the product at `index`, which is only passed on, into `out`, which
 * must be wiped. */
void analyse(std::u16string_view raw, const core::Wanted& wanted, std::int32_t index,
             const text::FoldForm& form, Analysis& out);

/** Adds what the code of an analysis may have been, and where to look closer: once its findings are
 * complete. */
void add_offers(const core::Wanted& wanted, const Typing& typing, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_ANALYSE_H_
