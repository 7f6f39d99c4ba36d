#include "layout/stray_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "format/readings.h"
#include "text/labels.h"

namespace cardmend::layout {

using base::is_alnum;
using base::is_alpha;
using base::is_digit;
using base::is_lower;
using base::is_separator;
using base::is_space;
using base::is_upper;
using base::to_upper;
using format::is_plausible;
using text::LabelHit;
using text::latin_label_at;

namespace {

bool spells(const Format& format, char16_t letter) {
  const char16_t upper = to_upper(letter);
  for (std::size_t i = 0; i < format.prefix_length; ++i) {
    if (static_cast<char16_t>(format.prefix[i]) == upper) return true;
  }
  return format.alphabet.has(letter) || (format.ignore_case && format.alphabet.has(upper));
}

/**
 * A bar by itself, or letters and nothing else: two or more, one of them foreign to the format, for a lone
 * one is a slip; or small ones in a text with capitals, as the words around a code are.
 */
bool is_foreign(std::u16string_view word, const Format& format, bool capitals) {
  // A bar by itself sets columns apart.
  if (word == u"|") return true;
  bool foreign = false;
  bool small = false;
  for (const char16_t c : word) {
    // A bar in it is one of its letters.
    if (c == u'|') continue;
    if (!is_alpha(c)) return false;
    foreign = foreign || !spells(format, c);
    small = small || is_lower(c);
  }
  return (foreign && word.size() >= 2) || (small && capitals);
}

bool is_labelled(std::u16string_view text, std::size_t begin) {
  if (!is_alpha(text[begin])) return false;
  const LabelHit hit = latin_label_at(text, begin);
  return hit.label != nullptr && hit.end < text.size() && is_space(text[hit.end]);
}

/** Letters alone, and not all of them capitals. */
bool is_prose(std::u16string_view word) {
  return std::ranges::none_of(word, is_digit) && std::ranges::any_of(word, is_lower);
}

/** How many characters of the format a word has; 0 if one of them can be none. */
std::size_t part_length(std::u16string_view word, const Format& format) {
  std::size_t length = 0;
  for (const char16_t c : word) {
    if (is_separator(c)) continue;
    const char16_t value = format.ignore_case ? to_upper(c) : c;
    if (!format.takes(length++, value) && !is_plausible(static_cast<char>(value), format.alphabet)) return 0;
  }
  return length;
}

/** A code ends at `sum`, of whose beginnings `codes` has a bit each. */
bool ends_code(std::uint64_t codes, std::size_t sum, const Format& format) {
  if (sum >= kMaxCode) return false;
  for (std::size_t length = 1; length <= sum; ++length) {
    if (format.has_length(length) && ((codes >> (sum - length)) & 1U) != 0) return true;
  }
  return false;
}

}  // namespace

bool has_words(std::u16string_view text, const Format& format) {
  const bool capitals = std::ranges::any_of(text, is_upper);
  // An empty cell.
  if (text.find(u"| |") != std::u16string_view::npos) return true;
  std::size_t characters = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_space(text[i])) {
      characters += is_separator(text[i]) ? 0 : 1;
      continue;
    }
    const std::u16string_view word = text.substr(begin, i - begin);
    if (is_foreign(word, format, capitals) || (!word.empty() && is_labelled(text, begin))) return true;
    begin = i + 1;
  }
  begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_separator(text[i])) continue;
    if (is_foreign(text.substr(begin, i - begin), format, false)) return true;
    begin = i + 1;
  }
  return characters > format.most();
}

bool has_code_beside(std::u16string_view text, const Format& format) {
  bool strange = false;
  bool whole = false;
  // Bit n: the last words, of which each may be a part, have n characters together.
  std::uint64_t rows = 0;
  // Bit n: the first words have n characters together, and are codes in a row.
  std::uint64_t codes = 1;
  std::size_t sum = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u' ', begin), text.size());
    const std::u16string_view word = text.substr(begin, end - begin);
    const std::size_t length = part_length(word, format);
    begin = end + 1;
    strange = strange || length == 0 || is_prose(word);
    rows = length == 0 || length >= kMaxCode ? 0 : (rows | 1U) << length;
    whole = whole || ((rows >> 1U) & format.lengths) != 0;
    sum = std::min(sum + length, kMaxCode);
    if (ends_code(codes, sum, format)) codes |= std::uint64_t{1} << sum;
  }
  return whole && (strange || (sum < kMaxCode && (codes >> sum) != 0));
}

bool has_prose_beside(std::u16string_view text, const Format& format) {
  bool prose = false;
  bool whole = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u' ', begin), text.size());
    const std::u16string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    prose = prose || is_prose(word);
    whole = whole || (std::ranges::any_of(word, is_digit) && format.has_length(part_length(word, format)));
  }
  return prose && whole;
}

bool has_label(std::u16string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_alpha(text[i]) || (i > 0 && is_alnum(text[i - 1]))) continue;
    if (latin_label_at(text, i).label != nullptr) return true;
  }
  return false;
}

}  // namespace cardmend::layout
