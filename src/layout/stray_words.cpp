#include "layout/stray_words.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "text/labels.h"

namespace cardmend::layout {

using base::is_alnum;
using base::is_alpha;
using base::is_lower;
using base::is_separator;
using base::is_space;
using base::is_upper;
using base::to_upper;
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

}  // namespace

bool has_words(std::u16string_view text, const Format& format) {
  const bool capitals = std::ranges::any_of(text, is_upper);
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

bool has_label(std::u16string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_alpha(text[i]) || (i > 0 && is_alnum(text[i - 1]))) continue;
    if (latin_label_at(text, i).label != nullptr) return true;
  }
  return false;
}

}  // namespace cardmend::layout
