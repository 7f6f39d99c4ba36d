// The one place that joins the stages: fold, locate, match, repair -> an answer.
#ifndef CARDMEND_CHECK_ANALYSIS_H_
#define CARDMEND_CHECK_ANALYSIS_H_

#include <optional>
#include <string_view>

#include "cardmend/types.h"
#include "check/locate/locate.h"
#include "format/slot.h"
#include "format/wanted.h"
#include "text/folded.h"

namespace cardmend::check {

/** Everything that one analysis needs room for, its answer included; what is small first, for it is near then. */
struct Analysis {
  CheckResult result;
  base::FixedVector<char, kMaxCode> number;
  base::FixedVector<Finding, kMaxFindings> findings;
  LocateSpace locate;
  text::Folded folded;
  format::Slots slots;
  /** For each unit of folded text: 1 + the index of the slot that it begins, or 0. */
  base::FixedVector<std::uint16_t, kMaxInput * text::kMaxImage> slot_of;
  base::FixedVector<char16_t, kMaxInput * text::kMaxImage> code;
  base::FixedVector<Edit, kMaxInput> edits;

  /** The text was refused as a payment card's: nothing else is said of it. */
  [[nodiscard]] bool is_payment_card() const {
    return !findings.empty() && findings[0].kind == FindingKind::payment_card;
  }

  void wipe();
};

/** The part of an analysis behind the fold: from `out.folded` to slots, code, number, findings and verdict. `raw`
 * is asked for escapes alone. Where the code stands; nothing if the text was refused as a whole. */
std::optional<Location> analyse_folded(std::u16string_view raw, const format::Wanted& wanted, Analysis& out);

/** Makes what `out` holds its answer. */
void publish(Analysis& out);

/** Analyses `raw` as what is wanted of the product at `index`, which is only passed on, into `out`, which
 * must be wiped. */
void analyse(std::u16string_view raw, const format::Wanted& wanted, std::int32_t index, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_ANALYSIS_H_
