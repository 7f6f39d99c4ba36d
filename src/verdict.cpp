#include "verdict.h"

#include <algorithm>

#include "core/readings.h"
#include "product/match.h"

namespace cardmend {
namespace {

/** The span in raw of the units [begin, end) of folded text. */
Span span_of(const Folded& folded, std::uint32_t begin, std::uint32_t end) {
  const Piece& first = folded.pieces[folded.piece_of[begin]];
  const Piece& last = folded.pieces[folded.piece_of[end - 1]];
  return {first.begin, static_cast<std::uint32_t>(last.begin) + last.raw_length};
}

Span span_of(const Folded& folded, const Slot& slot) {
  return span_of(folded, slot.unit, slot.unit + slot.unit_count);
}

/** Up to four characters in one number, the first in the low byte. */
std::int32_t pack(const Readings& readings) {
  std::uint32_t packed = 0;
  for (std::size_t i = 0; i < readings.count; ++i) {
    packed |= static_cast<std::uint32_t>(static_cast<unsigned char>(readings.to[i])) << (8 * i);
  }
  return static_cast<std::int32_t>(packed);
}

/** A unit of folded text that was damaged before it came here. A piece of one unit cannot hold a pair. */
bool is_lone_surrogate(const Folded& folded, std::size_t unit) {
  return (folded.text[unit] & 0xF800U) == 0xD800U && folded.pieces[folded.piece_of[unit]].raw_length == 1;
}

bool is_lost(const Folded& folded, std::size_t unit) {
  return folded.text[unit] == 0xFFFD;
}

/** A character that is no letter or digit: what it is says why. */
FindingKind foreign_kind(const Folded& folded, const Slot& slot) {
  if (is_lone_surrogate(folded, slot.unit)) return FindingKind::lone_surrogate;
  return is_lost(folded, slot.unit) ? FindingKind::lost_character : FindingKind::foreign_character;
}

class Judge {
 public:
  Judge(const Product& product, const Extraction& extraction, Analysis& out)
      : product_(product), extraction_(extraction), out_(out) {}

  Verdict run();

 private:
  void add(FindingKind kind, Span span, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0);
  void add_slot(std::size_t index);
  void add_length();
  void add_damage();
  [[nodiscard]] bool all_settled() const;

  const Product& product_;
  const Extraction& extraction_;
  Analysis& out_;
  Verdict worst_ = Verdict::empty;
};

void Judge::add(FindingKind kind, Span span, std::int32_t a, std::int32_t b, std::int32_t c) {
  worst_ = std::max(worst_, kFindingEffects[static_cast<std::size_t>(kind)]);
  out_.findings.push_back({.kind = kind, .span = span, .params = {a, b, c}});
}

void Judge::add_slot(std::size_t index) {
  const Slot& slot = out_.slots[index];
  const Position position = position_of(product_, index);
  const auto group = static_cast<std::int32_t>(position.group);
  const auto place = static_cast<std::int32_t>(position.place);
  const Span span = span_of(out_.folded, slot);
  if (slot.state == SlotState::ambiguous) {
    const std::int32_t readings = pack(readings_of(slot.glyph, product_.alphabet));
    add(FindingKind::ambiguous_character, span, group, place, readings);
  } else if (slot.state == SlotState::unlikely) {
    add(FindingKind::unlikely_character, span, group, place);
  } else if (slot.state == SlotState::foreign) {
    const FindingKind kind =
        slot.glyph != 0 ? FindingKind::foreign_character : foreign_kind(out_.folded, slot);
    const bool goes_on = index > 0 && out_.slots[index - 1].state == SlotState::foreign &&
                         !out_.findings.empty() && out_.findings.back().kind == kind &&
                         kind == FindingKind::foreign_character;
    if (goes_on) {
      out_.findings.back().span.end = span.end;
    } else {
      add(kind, span, group, place);
    }
  }
}

/** Damage outside of the code: one finding for all of it, at the first place. */
void Judge::add_damage() {
  const Range code = extraction_.secret;
  for (std::uint32_t i = 0; i < out_.folded.text.size(); ++i) {
    const bool inside = i >= code.begin && i < code.end;
    if (inside || !(is_lone_surrogate(out_.folded, i) || is_lost(out_.folded, i))) continue;
    add(FindingKind::damaged_text, span_of(out_.folded, i, i + 1));
    return;
  }
}

void Judge::add_length() {
  const auto have = static_cast<std::int32_t>(out_.slots.size());
  const std::int32_t want = product_.length;
  if (have < want) {
    const Span last = span_of(out_.folded, out_.slots.back());
    add(FindingKind::too_short, {last.end, last.end}, have, want);
  } else if (have > want) {
    const Span first = span_of(out_.folded, out_.slots[product_.length]);
    const Span last = span_of(out_.folded, out_.slots.back());
    add(FindingKind::too_long, {first.begin, last.end}, have, want);
  }
}

bool Judge::all_settled() const {
  return std::ranges::all_of(out_.slots, [](const Slot& slot) {
    return slot.state == SlotState::fits || slot.state == SlotState::repaired;
  });
}

Verdict Judge::run() {
  if (out_.slots.empty()) {
    if (extraction_.number.empty()) return Verdict::empty;
    add(FindingKind::number_in_secret_field,
        span_of(out_.folded, extraction_.number.begin, extraction_.number.end));
    return worst_;
  }
  const Span whole{span_of(out_.folded, out_.slots[0]).begin, span_of(out_.folded, out_.slots.back()).end};
  if (extraction_.code_count > 1) {
    add(FindingKind::several_codes, whole, static_cast<std::int32_t>(extraction_.code_count));
  }
  const std::size_t within = std::min<std::size_t>(out_.slots.size(), product_.length);
  for (std::size_t i = 0; i < within; ++i) add_slot(i);
  add_length();
  add_damage();
  if (out_.slots.size() == product_.length && all_settled()) {
    std::array<char, kMaxCode> code{};
    for (std::size_t i = 0; i < out_.slots.size(); ++i) code[i] = out_.slots[i].value;
    if (!check_digit_fits(product_, code.data())) add(FindingKind::check_digit, whole);
    wipe_memory(code.data(), code.size());
  }
  // A code that is still being typed may yet become valid, doubtful characters or not.
  if (out_.slots.size() < product_.length && worst_ != Verdict::refused) return Verdict::partial;
  if (worst_ != Verdict::empty) return worst_;
  const bool repaired =
      std::ranges::any_of(out_.slots, [](const Slot& slot) { return slot.state == SlotState::repaired; });
  return repaired ? Verdict::repaired : Verdict::valid;
}

}  // namespace

Verdict judge(const Product& product, const Extraction& extraction, Analysis& out) {
  return Judge(product, extraction, out).run();
}

}  // namespace cardmend
