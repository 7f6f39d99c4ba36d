#include "check/offer_kind.h"

#include <span>

namespace cardmend::check {
namespace {

/** A check digit, or the codes that a shop has, weigh a reading against what else the text may be. */
bool is_checked(const Format& format, bool listed) {
  return format.check_digit != CheckDigit::none || listed;
}

/** Characters of the code or their number are wrong, and nothing says that it is something else. */
bool is_about_slips(bool checked, std::span<const Finding> findings) {
  bool slips = false;
  for (const Finding& finding : findings) {
    switch (finding.kind) {
      case FindingKind::too_short:
      case FindingKind::too_long:
      case FindingKind::group_too_short:
      case FindingKind::group_too_long:
      case FindingKind::forbidden_character:
        // Only a check tells which character of a code or of a group is too many, where one is lacking, or which
        // one was meant by what looks like nothing.
        if (!checked) return false;
        slips = true;
        break;
      case FindingKind::ambiguous_character:
      case FindingKind::unlikely_character:
      case FindingKind::unexpected_prefix:
      case FindingKind::check_digit:
      case FindingKind::code_not_known:
        slips = true;
        break;
      case FindingKind::number_length:
      case FindingKind::length_unchecked:
      case FindingKind::other_region:
      case FindingKind::rounded_tail:
        break;
      case FindingKind::other_product:
        // It stands for all that was wrong.
        slips = slips || checked;
        break;
      default:
        return false;
    }
  }
  return slips;
}

}  // namespace

OfferKind offers_beside_valid(const Format& format, bool listed) {
  return is_checked(format, listed) ? OfferKind::none : OfferKind::closer_look;
}

OfferKind offers_of(const Format& format, bool listed, bool finished, const CheckResult& result) {
  if (result.verdict == Verdict::valid || result.verdict == Verdict::repaired)
    return offers_beside_valid(format, listed);
  if (result.verdict == Verdict::partial && !finished) return OfferKind::none;
  if (!is_about_slips(is_checked(format, listed), result.findings)) return OfferKind::none;
  return listed ? OfferKind::search_known : OfferKind::search;
}

}  // namespace cardmend::check
