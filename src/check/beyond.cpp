#include "check/beyond.h"

#include <algorithm>

namespace cardmend::check {

using text::UnitKind;

namespace {

/** Something stands beside the code: it may say what the code is of. */
bool has_other_text(const Analysis& analysis) {
  const auto& pieces = analysis.folded.piece_of;
  const auto& kinds = analysis.locate.kinds;
  const auto& slots = analysis.slots;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == UnitKind::separator) continue;
    if (slots.empty() || pieces[i] < pieces[slots[0].unit] ||
        pieces[i] > pieces[slots.back().unit + slots.back().unit_count - 1U])
      return true;
  }
  return false;
}

}  // namespace

/** What was typed is wrong for the product that was named; it was read. */
bool is_refused(const Analysis& analysis) {
  return analysis.result.verdict == Verdict::refused && !analysis.folded.text.empty() &&
         std::ranges::none_of(analysis.findings, [](const Finding& finding) {
           return finding.kind == FindingKind::group_too_long;
         });
}

bool may_be_other(const Analysis& analysis, const Product& product) {
  return is_refused(analysis) || product.secret.open || has_other_text(analysis);
}

}  // namespace cardmend::check
