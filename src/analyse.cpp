#include "analyse.h"

#include <algorithm>

#include "core/ascii.h"
#include "edit_log.h"
#include "product/check_digit.h"
#include "product/match.h"
#include "product/numerals.h"
#include "product/payment_card.h"
#include "repair/repair.h"
#include "text/fold.h"
#include "verdict.h"

namespace cardmend::check {

using core::Piece;
using core::Slot;
using core::span_of;
using core::to_upper;
using core::Wanted;
using product::begins_character;
using product::check_end;
using product::check_sort;
using product::check_start;
using product::check_states;
using product::check_step;
using product::find_payment_card;
using product::locate;
using product::Location;
using product::match;
using product::Range;
using product::read_numerals;
using repair::CheckSteps;
using repair::DoubtPlace;
using repair::look_closer;
using repair::offer;
using repair::repair;
using repair::SlipModel;
using text::fold;
using text::FoldForm;

namespace {

void write_number(Analysis& out, Range number, bool ignore_case) {
  for (std::uint32_t i = number.begin; i < number.end; ++i) {
    if (!begins_character(out.folded, out.locate.kinds, i)) continue;
    const auto glyph = static_cast<char16_t>(out.folded.glyphs[i]);
    out.number.push_back(static_cast<char>(ignore_case ? to_upper(glyph) : glyph));
  }
}

/** What stands in the code: the settled character, or, where there is none, what was typed. */
void write_code(std::u16string_view raw, Analysis& out) {
  out.slot_of.resize(out.folded.text.size());
  for (std::size_t i = 0; i < out.slots.size(); ++i) {
    const Slot& slot = out.slots[i];
    out.slot_of[slot.unit] = static_cast<std::uint16_t>(i + 1);
    const Piece& piece = out.folded.pieces[out.folded.piece_of[slot.unit]];
    if (slot.value != 0) {
      out.code.push_back(static_cast<char16_t>(slot.value));
    } else if (piece.escaped()) {
      for (const char16_t unit : raw.substr(piece.begin, piece.raw_length)) out.code.push_back(unit);
    } else {
      for (std::size_t k = 0; k < slot.unit_count; ++k) out.code.push_back(out.folded.text[slot.unit + k]);
    }
  }
}

void refuse_length(std::u16string_view raw, Analysis& out) {
  const auto have = static_cast<std::int32_t>(std::min<std::size_t>(raw.size(), INT32_MAX));
  out.findings.push_back({.kind = FindingKind::input_too_long,
                          .span = {0, static_cast<std::uint32_t>(raw.size())},
                          .params = {have, static_cast<std::int32_t>(kMaxInput), 0}});
  out.result.verdict = Verdict::refused;
}

/** Nothing of a payment card is handed on, whatever card was asked for. False if the text holds none. */
bool refuse_payment_card(Analysis& out) {
  const Span found = find_payment_card({out.folded.text.data(), out.folded.text.size()});
  if (found.end == 0) return false;
  out.findings.push_back(
      {.kind = FindingKind::payment_card, .span = span_of(out.folded, found.begin, found.end), .params = {}});
  out.result.verdict = Verdict::refused;
  return true;
}

constexpr CheckSteps kCheckSteps = {
    .start = check_start, .step = check_step, .end = check_end, .sort = check_sort, .states = check_states};

/** Characters of the code or their number are wrong, and nothing says that it is something else. */
bool is_about_slips(const Wanted& wanted, std::span<const Finding> findings) {
  // A check digit, or the codes that a shop has, weigh a reading against what else the text may be.
  const bool checked = wanted.format->check_digit != CheckDigit::none || wanted.known != nullptr;
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

void Analysis::wipe() {
  folded.wipe();
  locate.wipe();
  slots.wipe();
  slot_of.wipe();
  code.wipe();
  number.wipe();
  findings.wipe();
  edits.wipe();
  candidates.wipe();
  places.wipe();
  doubts.wipe();
  result = CheckResult{};
}

void analyse(std::u16string_view raw, const Wanted& wanted, std::int32_t index, const FoldForm& form,
             Analysis& out) {
  out.result.product = index;
  if (raw.size() > kMaxInput) {
    refuse_length(raw, out);
  } else {
    fold(raw, form, out.folded);
  }
  if (raw.size() <= kMaxInput && !refuse_payment_card(out)) {
    const Format& format = *wanted.format;
    read_numerals(format, out.folded);
    const Location location = locate(out.folded, wanted, out.locate);
    match(out.folded, out.locate.kinds, location.code, format, out.slots);
    repair(format, out.slots);
    if (wanted.field == Field::secret) write_number(out, location.other, wanted.other->ignore_case);
    write_code(raw, out);
    out.result.verdict = judge(wanted, location, out);
    write_edits(raw, location, out);
  }
  out.result.code = {out.code.data(), out.code.size()};
  out.result.number = {out.number.data(), out.number.size()};
  out.result.findings = out.findings.view();
  out.result.edits = out.edits.view();
}

void add_offers(const Wanted& wanted, const Typing& typing, Analysis& out) {
  const Format& format = *wanted.format;
  const Verdict verdict = out.result.verdict;
  if (verdict == Verdict::valid || verdict == Verdict::repaired) {
    if (format.check_digit == CheckDigit::none && wanted.known == nullptr)
      look_closer(format, out.slots, out.places);
  } else if (is_about_slips(wanted, out.findings.view()) &&
             (verdict != Verdict::partial || typing.finished)) {
    offer({.format = &format, .way = typing.way, .known = wanted.known}, out.slots, kCheckSteps, out.search,
          out.candidates, out.places);
  }
  for (const DoubtPlace& place : out.places) {
    const Slot& slot = out.slots[place.slot];
    Doubt doubt{.span = span_of(out.folded, slot), .index = place.slot, .probability = place.probability};
    SlipModel::look_alikes(slot.value, format, doubt.readings);
    out.doubts.push_back(doubt);
  }
  out.result.candidates = out.candidates.view();
  out.result.doubts = out.doubts.view();
}

}  // namespace cardmend::check
