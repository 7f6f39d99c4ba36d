#include "check/locate/aside.h"

#include <string_view>

#include "base/ascii.h"

namespace cardmend::check {

using base::is_digit;
using text::Folded;

namespace {

/** Dollar, pound, yen and yuan, wide too; won, euro; yuan in words; year, month, day, and what cards are counted by. */
constexpr std::u16string_view kUnits =
    u"$\uFF04\u00A3\uFFE1\u00A5\uFFE5\u20A9\u20AC\u5143\u5757\u5E74\u6708\u65E5\u5929\u5F20";

/** What a card may be worth has so many digits: a million is none. */
constexpr std::uint32_t kMostDigits = 6;

/** An hour and its colon stand before `i`. */
bool is_minute(const Folded& folded, std::size_t i) {
  return i >= 2 && folded.text[i - 1] == u':' && is_digit(folded.text[i - 2]);
}

/** The number of a list's line stands in [begin, end): "1. " and "#1". */
bool is_mark(const Folded& folded, std::size_t begin, std::size_t end) {
  const auto& text = folded.text;
  const char16_t before = begin > 0 ? text[begin - 1] : u'\n';
  return before == u'#' || (before == u'\n' && end <= begin + 2 && end + 1 < text.size() &&
                            text[end] == u'.' && text[end + 1] == u' ');
}

/** A sign of money or of what is counted stands at `i`, or behind a space that does; `step` leads away from the digits. */
bool is_unit(const Folded& folded, std::size_t i, std::size_t step) {
  const auto& text = folded.text;
  if (i < text.size() && text[i] == u' ') i += step;
  return i < text.size() && kUnits.find(text[i]) != std::u16string_view::npos;
}

/** Digits with what they count beside them, as "\u00A5500", "3 \u5F20" and "12:30" have it. */
bool is_amount(const Folded& folded, const Chunk& word) {
  return is_figure(folded, word, kMostDigits) &&
         (is_unit(folded, word.core.begin - std::size_t{1}, static_cast<std::size_t>(-1)) ||
          is_unit(folded, word.core.end, 1) || is_minute(folded, word.core.begin) ||
          is_mark(folded, word.core.begin, word.core.end));
}

/** Two or three numbers between signs: one of four digits that is a year of this century, and none else of more than two. */
bool is_date(const Folded& folded, const Chunk& word) {
  const auto* const text = folded.text.data();
  std::uint32_t numbers = 0;
  std::uint32_t years = 0;
  std::uint32_t digits = 0;
  for (std::uint32_t i = word.core.begin; i <= word.core.end; ++i) {
    const char16_t c = i < word.core.end ? text[i] : u'-';
    if (is_digit(c)) {
      ++digits;
      continue;
    }
    if (digits == 4 && text[i - 4] == u'2' && text[i - 3] == u'0')
      ++years;
    else if (digits == 0 || digits > 2)
      return false;
    if (c != u'-' && c != u'/' && c != u'.') return false;
    ++numbers;
    digits = 0;
  }
  return years == 1 && (numbers == 2 || numbers == 3);
}

}  // namespace

void mark_asides(const Folded& folded, const Format& format, Chunks& words) {
  for (Chunk& word : words) {
    if (!format.has_length(word.code_units) && (is_amount(folded, word) || is_date(folded, word)))
      word.plausible = false;
  }
}

}  // namespace cardmend::check
