#include "check/locate/amount.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace cardmend::check {

using text::Folded;

namespace {

/** Dollar, pound, yen and yuan, wide too; won, euro; yuan in words. */
constexpr std::u16string_view kMoney = u"$\uFF04\u00A3\uFFE1\u00A5\uFFE5\u20A9\u20AC\u5143\u5757";

/** What a card may be worth has so many digits: a million is none. */
constexpr std::uint32_t kMostDigits = 6;

/** A sign of money stands at `i`, or behind a space that does; `step` leads away from the digits. */
bool is_money(const Folded& folded, std::size_t i, std::size_t step) {
  const auto& text = folded.text;
  if (i < text.size() && text[i] == u' ') i += step;
  return i < text.size() && kMoney.find(text[i]) != std::u16string_view::npos;
}

bool is_amount(const Folded& folded, const Chunk& word) {
  const auto* const text = folded.text.data();
  return word.has_digit && word.code_units <= kMostDigits &&
         std::all_of(text + word.core.begin, text + word.core.end,
                     [](char16_t c) { return base::is_digit(c) || c == u'.'; }) &&
         (is_money(folded, word.core.begin - std::size_t{1}, static_cast<std::size_t>(-1)) ||
          is_money(folded, word.core.end, 1));
}

}  // namespace

void mark_amounts(const Folded& folded, const Format& format, Chunks& words) {
  for (Chunk& word : words) {
    if (!format.has_length(word.code_units) && is_amount(folded, word)) word.plausible = false;
  }
}

}  // namespace cardmend::check
