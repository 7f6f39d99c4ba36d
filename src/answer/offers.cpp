#include "answer/offers.h"

#include "search/slip_model.h"

namespace cardmend::answer {

using check::Analysis;
using format::Slot;
using format::span_of;
using search::DoubtPlace;
using search::look_closer;
using search::offer;
using search::SlipModel;

namespace {

/** A check digit, or the codes that a shop has, weigh a reading against what else the text may be. */
bool is_checked(const Format& format, const KnownCodes* known) {
  return format.check_digit != CheckDigit::none || known != nullptr;
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

OfferKind offers_beside_valid(const Format& format, const KnownCodes* known) {
  return is_checked(format, known) ? OfferKind::none : OfferKind::closer_look;
}

OfferKind offers_of(const Format& format, const KnownCodes* known, bool finished, const CheckResult& result) {
  if (result.verdict == Verdict::valid || result.verdict == Verdict::repaired)
    return offers_beside_valid(format, known);
  if (result.verdict == Verdict::partial && !finished) return OfferKind::none;
  if (!is_about_slips(is_checked(format, known), result.findings)) return OfferKind::none;
  return known == nullptr ? OfferKind::search : OfferKind::search_known;
}

void Offers::wipe() {
  if (!used_) return;
  used_ = false;
  search_.wipe();
  candidates_.wipe();
  places_.wipe();
  doubts_.wipe();
}

void Offers::add(OfferKind kind, const Format& format, const KnownCodes* known, InputWay way,
                 Analysis& analysis) {
  wipe();
  used_ = true;
  if (kind == OfferKind::closer_look) look_closer(format, analysis.slots, places_);
  if (kind == OfferKind::search || kind == OfferKind::search_known) {
    offer({.format = &format, .way = way, .known = kind == OfferKind::search ? nullptr : known},
          analysis.slots, search_, candidates_, places_);
  }
  for (const DoubtPlace& place : places_) {
    const Slot& slot = analysis.slots[place.slot];
    Doubt doubt{
        .span = span_of(analysis.folded, slot), .index = place.slot, .probability = place.probability};
    SlipModel::look_alikes(slot.value, format, doubt.readings);
    doubts_.push_back(doubt);
  }
  analysis.result.offers = OfferKind::none;
  analysis.result.candidates = candidates_.view();
  analysis.result.doubts = doubts_.view();
}

}  // namespace cardmend::answer
