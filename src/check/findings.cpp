#include "check/findings.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/damage.h"
#include "check/match.h"
#include "check/not_a_code.h"
#include "check/odd_group.h"
#include "format/check_digit.h"
#include "format/doubtful_code.h"
#include "format/payment_card.h"
#include "format/position.h"
#include "format/readings.h"

namespace cardmend::check {

using base::to_upper;
using base::wipe_memory;
using format::check_digit_fits;
using format::is_bank_card;
using format::is_doubtful_tail;
using format::Position;
using format::position_of;
using format::Readings;
using format::readings_of;
using format::rounded_tail;
using format::Slot;
using format::SlotState;
using format::span_of;
using format::Wanted;
using text::kTrail;
using text::UnitKind;

namespace {

/** Up to four characters in one number, the first in the low byte. */
std::int32_t pack(const char* characters, std::size_t count) {
  std::uint32_t packed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    packed |= static_cast<std::uint32_t>(static_cast<unsigned char>(characters[i])) << (8 * i);
  }
  return static_cast<std::int32_t>(packed);
}

class Judge {
 public:
  Judge(const Wanted& wanted, const Location& location, Analysis& out)
      : wanted_(wanted), format_(*wanted.format), location_(location), out_(out) {}

  Verdict run();

 private:
  void add(FindingKind kind, Span span, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0);
  void add_slot(std::size_t index);
  void add_prefix(Span span);
  void add_length();
  bool add_group();
  void add_whole();
  bool add_suspect();
  [[nodiscard]] bool may_go_on() const;
  void add_number();
  void add_bank_number();
  [[nodiscard]] bool right_length() const;
  void add_damage();
  [[nodiscard]] bool all_settled() const;

  const Wanted& wanted_;
  const Format& format_;
  const Location& location_;
  Analysis& out_;
  Verdict worst_ = Verdict::empty;
  bool masked_ = false;
  /** From the first to the last character of the code. */
  Span whole_{};
};

void Judge::add(FindingKind kind, Span span, std::int32_t a, std::int32_t b, std::int32_t c) {
  worst_ = std::max(worst_, kFindingEffects[static_cast<std::size_t>(kind)]);
  out_.findings.push_back({.kind = kind, .span = span, .params = {a, b, c}});
}

void Judge::add_slot(std::size_t index) {
  const Slot& slot = out_.slots[index];
  const Position position = position_of(format_, out_.slots.size(), index);
  const auto group = static_cast<std::int32_t>(position.group);
  const auto place = static_cast<std::int32_t>(position.place);
  const Span span = span_of(out_.folded, slot);
  if (index < format_.prefix_length && slot.state == SlotState::unlikely) {
    add_prefix(span);
  } else if (slot.state == SlotState::ambiguous) {
    const Readings readings = readings_of(slot.glyph, format_);
    add(FindingKind::ambiguous_character, span, group, place, pack(readings.to.data(), readings.count));
  } else if (slot.state == SlotState::unlikely) {
    add(FindingKind::unlikely_character, span, group, place);
  } else if (slot.state == SlotState::forbidden || slot.state == SlotState::foreign) {
    const FindingKind kind = slot.state == SlotState::forbidden ? FindingKind::forbidden_character
                                                                : foreign_kind(out_.folded, slot);
    masked_ = masked_ || kind == FindingKind::masked_code;
    const bool neighbour = index > 0 && out_.slots[index - 1].state == slot.state;
    const bool in_a_row = kind == FindingKind::foreign_character || kind == FindingKind::forbidden_character;
    const bool goes_on = !out_.findings.empty() && out_.findings.back().kind == kind &&
                         (kind == FindingKind::masked_code || (in_a_row && neighbour));
    if (goes_on) {
      out_.findings.back().span.end = span.end;
    } else {
      const bool placed = kind != FindingKind::masked_code;
      add(kind, span, placed ? group : 0, placed ? place : 0);
    }
  }
}

/** Damage outside of the code: one finding for all of it, at the first place. */
void Judge::add_damage() {
  const Range damage = find_damage(out_.folded, location_.code);
  if (!damage.empty()) add(FindingKind::damaged_text, span_of(out_.folded, damage.begin, damage.end));
}

/** One finding for a beginning that is not the format's, from its first wrong character to its last. */
void Judge::add_prefix(Span span) {
  if (!out_.findings.empty() && out_.findings.back().kind == FindingKind::unexpected_prefix) {
    out_.findings.back().span.end = span.end;
    return;
  }
  const std::size_t shown = std::min<std::size_t>(format_.prefix_length, 4);
  add(FindingKind::unexpected_prefix, span, pack(format_.prefix.data(), shown));
}

bool Judge::right_length() const {
  const std::size_t have = out_.slots.size();
  return format_.open ? have >= format_.least() : format_.has_length(have);
}

void Judge::add_length() {
  if (format_.open && right_length()) {
    add(FindingKind::length_unchecked, whole_);
    return;
  }
  if (add_group() || right_length()) return;
  const auto have = static_cast<std::int32_t>(out_.slots.size());
  const auto want = static_cast<std::int32_t>(format_.length_from(out_.slots.size()));
  const Span last = span_of(out_.folded, out_.slots.back());
  if (have < want) {
    add(FindingKind::too_short, {last.end, last.end}, have, want);
  } else {
    const Span first = span_of(out_.folded, out_.slots[format_.most()]);
    add(FindingKind::too_long, {first.begin, last.end}, have, want);
  }
}

/** A single printed group that lacks characters or has too many, where all others are right. */
bool Judge::add_group() {
  const OddGroup odd = find_odd_group(format_, out_);
  if (odd.want == 0) return false;
  const Span span{span_of(out_.folded, out_.slots[odd.first]).begin,
                  span_of(out_.folded, out_.slots[odd.first + odd.have - 1]).end};
  const FindingKind kind = odd.have < odd.want ? FindingKind::group_too_short : FindingKind::group_too_long;
  add(kind, span, static_cast<std::int32_t>(odd.group), static_cast<std::int32_t>(odd.have),
      static_cast<std::int32_t>(odd.want));
  return true;
}

/** The number beside the secret, where all numbers of the card are as long. */
void Judge::add_number() {
  if (wanted_.field != Field::secret || location_.other.empty() || !wanted_.other->exists() ||
      wanted_.other->open || wanted_.other->has_length(out_.number.size()))
    return;
  const auto have = static_cast<std::int32_t>(out_.number.size());
  const auto want = static_cast<std::int32_t>(wanted_.other->length_from(out_.number.size()));
  add(FindingKind::number_length, span_of(out_.folded, location_.other.begin, location_.other.end), have,
      want);
}

/** The number beside the secret may be that of a bank card. */
void Judge::add_bank_number() {
  if (wanted_.field != Field::secret || wanted_.other->check_digit != CheckDigit::none) return;
  if (is_bank_card({out_.number.data(), out_.number.size()}))
    add(FindingKind::bank_card, span_of(out_.folded, location_.other.begin, location_.other.end));
}

bool Judge::all_settled() const {
  return std::ranges::all_of(out_.slots, [](const Slot& slot) {
    return slot.state == SlotState::fits || slot.state == SlotState::repaired;
  });
}

/** What the whole code says. */
void Judge::add_whole() {
  if (out_.slots.size() > kMaxCode) return;
  std::array<char, kMaxCode> code{};
  for (std::size_t i = 0; i < out_.slots.size(); ++i) code[i] = out_.slots[i].value;
  const std::string_view view(code.data(), out_.slots.size());
  const bool complete = format_.has_length(view.size()) && all_settled();
  const bool fits = complete && check_digit_fits(format_, code.data(), view.size());
  if (complete && !fits) add(FindingKind::check_digit, whole_);
  // A check digit of the card's own that fits says more than that of a bank card.
  if ((!fits || format_.check_digit == CheckDigit::none) && is_bank_card(view))
    add(FindingKind::bank_card, whole_);
  const std::size_t zeros = rounded_tail(view);
  if (is_doubtful_tail(format_, zeros) || (zeros > 0 && complete && !fits)) {
    const Span first = span_of(out_.folded, out_.slots[view.size() - zeros]);
    add(FindingKind::rounded_tail, {first.begin, whole_.end}, static_cast<std::int32_t>(zeros));
  }
  wipe_memory(code.data(), code.size());
}

/** A text that is something else, where no code stands or the one that does fits no better than by chance. */
bool Judge::add_suspect() {
  const bool fits = !format_.open && format_.has_length(out_.slots.size()) && all_settled();
  if (fits) return false;
  const Suspect suspect = find_suspect(out_.folded, out_.locate, location_, format_);
  if (suspect.range.empty()) return false;
  add(suspect.kind, span_of(out_.folded, suspect.range.begin, suspect.range.end));
  return true;
}

/** The other code alone stands in the text, and typing on may make the one that is wanted of it. */
bool Judge::may_go_on() const {
  const auto in_case = [this](char glyph) {
    const auto unit = static_cast<char16_t>(glyph);
    return format_.ignore_case ? to_upper(unit) : unit;
  };
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < out_.folded.text.size(); ++i) {
    const UnitKind kind = out_.locate.kinds[i];
    if (kind == UnitKind::separator) continue;
    if (out_.folded.glyphs[i] == kTrail) continue;
    if (kind != UnitKind::code || !format_.takes(count++, in_case(out_.folded.glyphs[i]))) return false;
  }
  return count < format_.most();
}

Verdict Judge::run() {
  if (out_.slots.empty()) {
    if (location_.other.empty()) return Verdict::empty;
    const bool secret = wanted_.field == Field::secret;
    add(secret ? FindingKind::number_in_secret_field : FindingKind::secret_in_number_field,
        span_of(out_.folded, location_.other.begin, location_.other.end));
    return may_go_on() ? Verdict::partial : worst_;
  }
  whole_ = {span_of(out_.folded, out_.slots[0]).begin, span_of(out_.folded, out_.slots.back()).end};
  if (add_suspect()) return worst_;
  if (location_.code_count > 1) {
    add(FindingKind::several_codes, whole_, static_cast<std::int32_t>(location_.code_count));
  }
  // Of an open format all is looked at: nothing is too long.
  const std::size_t all = out_.slots.size();
  const std::size_t within = format_.open ? all : std::min<std::size_t>(all, format_.most());
  for (std::size_t i = 0; i < within; ++i) add_slot(i);
  if (!masked_) add_length();
  add_number();
  add_bank_number();
  add_damage();
  add_whole();
  // A code that is still being typed may yet become valid, doubtful characters or not.
  const bool short_of = !right_length() && out_.slots.size() < format_.most();
  if (short_of && worst_ != Verdict::refused) return Verdict::partial;
  if (worst_ > Verdict::valid || worst_ == Verdict::partial) return worst_;
  const bool repaired =
      std::ranges::any_of(out_.slots, [](const Slot& slot) { return slot.state == SlotState::repaired; });
  return repaired ? Verdict::repaired : Verdict::valid;
}

}  // namespace

Verdict judge(const Wanted& wanted, const Location& location, Analysis& out) {
  return Judge(wanted, location, out).run();
}

}  // namespace cardmend::check
