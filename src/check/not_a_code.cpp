#include "check/not_a_code.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "format/doubtful_code.h"

namespace cardmend::check {

using base::is_digit;
using base::to_upper;
using base::wipe_memory;
using format::is_mobile;
using text::Folded;
using text::kTrail;
using text::Label;
using text::LabelMark;
using text::UnitKind;
using text::UnitKinds;

namespace {

/** As many has a mobile number. */
constexpr std::size_t kPhoneDigits = 11;

/** The units of a range that are no separators, as ASCII; `many` if they do not fit. */
struct Squeezed {
  std::array<char, 20> text{};
  std::size_t length = 0;
  bool many = false;

  [[nodiscard]] std::string_view view() const { return {text.data(), length}; }
};

Squeezed squeeze(const Folded& folded, const UnitKinds& kinds, Range range) {
  Squeezed out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (kinds[i] == UnitKind::separator || kinds[i] == UnitKind::delimiter) continue;
    if (folded.glyphs[i] == kTrail) continue;
    if (out.length == out.text.size()) {
      out.many = true;
      break;
    }
    out.text[out.length++] = folded.glyphs[i];
  }
  return out;
}

/** The units that belong together at the ends of the text are left out: spaces, brackets, quotes. */
Range trimmed(const UnitKinds& kinds) {
  Range range{0, static_cast<std::uint32_t>(kinds.size())};
  const auto outside = [&](std::uint32_t i) {
    return kinds[i] == UnitKind::separator || kinds[i] == UnitKind::delimiter;
  };
  while (range.begin < range.end && outside(range.begin)) ++range.begin;
  while (range.begin < range.end && outside(range.end - 1)) --range.end;
  return range;
}

/** `+86 138 1234 5678`, `138-1234-5678`, and if `bare` the digits alone. */
bool is_phone(const UnitKinds& kinds, Range range, const Squeezed& text, bool bare) {
  if (text.many) return false;
  std::string_view digits = text.view();
  bool sure = bare;
  for (const std::string_view code : {std::string_view("+86"), std::string_view("0086")}) {
    if (!digits.starts_with(code)) continue;
    digits.remove_prefix(code.size());
    sure = true;
  }
  if (!is_mobile(digits)) return false;
  // Three, four and four, as phone numbers are written.
  const auto separated = [&](std::uint32_t place) {
    const std::uint32_t at = range.begin + place;
    return at < range.end && kinds[at] == UnitKind::separator;
  };
  const bool written = range.end - range.begin == kPhoneDigits + 2 && separated(3) && separated(8);
  return sure || written;
}

/** `1.23457E+15`: from the first digit to the last; empty if there is none. */
Range scientific(const Folded& folded) {
  const auto& text = folded.text;
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  for (std::size_t i = 1; i + 2 < text.size(); ++i) {
    if (to_upper(text[i]) != u'E' || text[i + 1] != u'+' || !digit(i + 2) || !digit(i - 1)) continue;
    std::size_t begin = i - 1;
    while (begin > 0 && digit(begin - 1)) --begin;
    if (begin < 2 || (text[begin - 1] != u'.' && text[begin - 1] != u',') || !digit(begin - 2)) continue;
    std::size_t end = i + 3;
    while (digit(end)) ++end;
    return {static_cast<std::uint32_t>(begin - 2), static_cast<std::uint32_t>(end)};
  }
  return {};
}

/** The label of the segment that the code stands in; nullptr if it has none. */
const Label* label_of(const LocateSpace& space, Range code) {
  for (const Segment& segment : space.segments) {
    if (code.begin >= segment.range.begin && code.end <= segment.range.end) return segment.label;
  }
  return nullptr;
}

FindingKind kind_of(LabelMark mark) {
  if (mark == LabelMark::order) return FindingKind::order_number;
  return mark == LabelMark::sms ? FindingKind::sms_code : FindingKind::phone_number;
}

}  // namespace

Suspect find_suspect(const Folded& folded, const LocateSpace& space, const Location& location,
                     const Format& format) {
  const Range shortened = scientific(folded);
  if (!shortened.empty()) return {.kind = FindingKind::scientific_notation, .range = shortened};
  if (location.code.empty()) return {};
  const Label* label = label_of(space, location.code);
  if (label != nullptr &&
      (label->mark == LabelMark::order || label->mark == LabelMark::sms || label->mark == LabelMark::phone))
    return {.kind = kind_of(label->mark), .range = location.code};
  const Range all = trimmed(space.kinds);
  Squeezed text = squeeze(folded, space.kinds, all);
  const bool phone = is_phone(space.kinds, all, text, format.alphabet.has_letters());
  wipe_memory(text.text.data(), text.text.size());
  return phone ? Suspect{.kind = FindingKind::phone_number, .range = all} : Suspect{};
}

bool is_mask(char16_t unit) {
  return unit == u'*' || unit == 0x2022 || unit == 0x25CF || unit == 0x2217 || unit == 0x26AB ||
         unit == 0x25A0;
}

}  // namespace cardmend::check
