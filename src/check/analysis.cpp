#include "check/analysis.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "check/edits.h"
#include "check/findings.h"
#include "check/forced_repair.h"
#include "check/match.h"
#include "format/check_digit.h"
#include "format/payment_card.h"
#include "text/fold.h"
#include "text/numerals.h"

namespace cardmend::check {

using base::to_upper;
using format::find_payment_card;
using format::Slot;
using format::span_of;
using format::Wanted;
using text::begins_character;
using text::fold;
using text::Piece;
using text::read_numerals;

namespace {

void write_number(Analysis& out, Range number, bool ignore_case) {
  for (std::uint32_t i = number.begin; i < number.end; ++i) {
    if (!begins_character(out.folded, out.locate.kinds, i)) continue;
    const auto glyph = static_cast<char16_t>(out.folded.glyphs[i]);
    out.number.push_back(static_cast<char>(ignore_case ? to_upper(glyph) : glyph));
  }
}

/** Behind the slots of the piece that `first` begins. */
std::size_t slots_end(const Analysis& out, std::size_t first) {
  const auto piece_of = [&out](const Slot& slot) { return out.folded.piece_of[slot.unit]; };
  std::size_t end = first + 1;
  while (end < out.slots.size() && piece_of(out.slots[end]) == piece_of(out.slots[first])) ++end;
  return end;
}

void write_slot(const Slot& slot, Analysis& out) {
  if (slot.value != 0) {
    out.code.push_back(static_cast<char16_t>(slot.value));
    return;
  }
  for (std::size_t k = 0; k < slot.unit_count; ++k) out.code.push_back(out.folded.text[slot.unit + k]);
}

/** What stands in the code: the settled character, or, where there is none, what was typed; an escape once,
 * whatever it stands for. */
void write_code(std::u16string_view raw, Analysis& out) {
  out.slot_of.resize(out.folded.text.size());
  for (std::size_t i = 0; i < out.slots.size();) {
    const std::size_t end = slots_end(out, i);
    const std::span<const Slot> slots(&out.slots[i], end - i);
    const Piece& piece = out.folded.pieces[out.folded.piece_of[slots[0].unit]];
    const bool typed =
        piece.escaped() && std::ranges::any_of(slots, [](const Slot& slot) { return slot.value == 0; });
    if (typed) {
      for (const char16_t unit : raw.substr(piece.begin, piece.raw_length)) out.code.push_back(unit);
    }
    for (const Slot& slot : slots) {
      out.slot_of[slot.unit] = static_cast<std::uint16_t>(++i);
      if (!typed) write_slot(slot, out);
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
  result = CheckResult{};
}

std::optional<Location> analyse_folded(std::u16string_view raw, const Wanted& wanted, Analysis& out) {
  if (refuse_payment_card(out)) return std::nullopt;
  const Format& format = *wanted.format;
  read_numerals(format, out.folded);
  Location location = locate(out.folded, wanted, out.locate);
  // What is read as a part of the code is not the other one beside it.
  if (location.other.begin < location.code.end && location.code.begin < location.other.end)
    location.other = {};
  match(out.folded, out.locate.kinds, location.code, format, out.slots);
  repair(format, out.slots);
  if (wanted.field == Field::secret) write_number(out, location.other, wanted.other->ignore_case);
  write_code(raw, out);
  out.result.verdict = judge(wanted, location, out);
  return location;
}

void publish(Analysis& out) {
  out.result.code = {out.code.data(), out.code.size()};
  out.result.number = {out.number.data(), out.number.size()};
  out.result.findings = out.findings.view();
  out.result.edits = out.edits.view();
}

void analyse(std::u16string_view raw, const Wanted& wanted, std::int32_t index, Analysis& out) {
  out.result.product = index;
  if (raw.size() > kMaxInput) {
    refuse_length(raw, out);
  } else {
    fold(raw, out.folded);
    const std::optional<Location> location = analyse_folded(raw, wanted, out);
    if (location) write_edits(raw, *location, out);
  }
  publish(out);
}

}  // namespace cardmend::check
