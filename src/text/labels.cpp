#include "text/labels.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "base/ascii.h"
#include "tables/labels.h"

namespace cardmend::text {

using base::is_digit;
using base::is_lower;
using base::to_lower;

namespace {

/** The last row of `labels` that is not above `word`; nullptr if all are. */
const Label* not_above(std::span<const Label> labels, std::u16string_view word) {
  const auto next = std::ranges::upper_bound(labels, word, {}, &Label::word);
  return next == labels.begin() ? nullptr : &*std::prev(next);
}

/** A bit for each low half of the units that Chinese labels begin with. */
constexpr std::array<std::uint32_t, 8> first_units() {
  std::array<std::uint32_t, 8> bits{};
  for (const Label& label : tables::kHanLabels)
    bits[(label.word[0] >> 5U) & 7U] |= 1U << (label.word[0] & 31U);
  return bits;
}
constexpr std::array<std::uint32_t, 8> kFirstUnits = first_units();

constexpr bool joins(char16_t c) {
  return c == u' ' || c == u'.' || c == u'-' || c == u'_';
}

/** A letter of Latin, Greek or Cyrillic writing that is not ASCII, or a mark of one. */
constexpr bool is_other_letter(char16_t c) {
  return (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF);
}

/** A colon or an equals sign follows, after quotes and spaces at most. */
bool is_marked(std::u16string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == u'"' || text[at] == u'\'' || text[at] == u' ')) ++at;
  return at < text.size() && (text[at] == u':' || text[at] == u'=' || text[at] == 0xFF1A);
}

}  // namespace

const Label* latin_label(std::u16string_view squeezed) {
  const Label* label = not_above(tables::kLatinLabels, squeezed);
  return label != nullptr && label->word == squeezed ? label : nullptr;
}

const Label* han_label(std::u16string_view text) {
  // Every label that the text begins with lies at or before the text in order, the longest last.
  const std::span<const Label> labels = tables::kHanLabels;
  const Label* label = not_above(labels, text.substr(0, kMaxLabel));
  for (; label != nullptr && label->word[0] == text[0]; --label) {
    const bool stands = text.starts_with(label->word);
    if (stands && (!label->strict || is_marked(text, label->word.size()))) return label;
    if (label == labels.data()) return nullptr;
  }
  return nullptr;
}

bool may_begin_han_label(char16_t unit) {
  return unit >= 0x80 && ((kFirstUnits[(unit >> 5U) & 7U] >> (unit & 31U)) & 1U) != 0;
}

LabelHit latin_label_at(std::u16string_view text, std::size_t begin) {
  std::array<char16_t, kMaxLabel> squeezed{};
  std::size_t length = 0;
  LabelHit hit;
  std::size_t i = begin;
  while (i < text.size()) {
    const char16_t letter = to_lower(text[i]);
    if (is_lower(letter)) {
      if (length == squeezed.size()) return hit;
      squeezed[length++] = letter;
      ++i;
      if (i < text.size() && is_lower(to_lower(text[i]))) continue;
    } else if (joins(text[i]) && i > begin && !joins(text[i - 1])) {
      ++i;
      continue;
    } else {
      return hit;
    }
    if (i < text.size() && (is_digit(text[i]) || is_other_letter(text[i]))) return hit;
    const Label* label = latin_label({squeezed.data(), length});
    if (label != nullptr && (!label->strict || is_marked(text, i))) hit = {label, i};
  }
  return hit;
}

}  // namespace cardmend::text
