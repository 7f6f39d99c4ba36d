#include "texts/payment_numbers.h"

#include <algorithm>
#include <cstdint>

#include "format/payment_schemes.h"

namespace cardmend::texts {

using format::is_any_digit;
using format::kLeastDigits;
using format::kLeastFirst;
using format::kMostFirst;
using format::kSchemeDigits;
using format::kSchemes;
using format::plain;
using format::Scheme;

namespace {

/** The number at `at` may be a scheme's: a quick look at four digits that stand together. */
bool may_be_scheme(std::u16string_view text, std::size_t at) {
  const char16_t leading = plain(text[at]);
  if (leading < kLeastFirst || leading > kMostFirst) return false;
  std::uint32_t first = 0;
  for (std::size_t i = at; i < at + kSchemeDigits; ++i) {
    if (i >= text.size() || !is_any_digit(text[i])) return true;
    first = first * 10 + (plain(text[i]) - u'0');
  }
  return std::ranges::any_of(
      kSchemes, [first](const Scheme& scheme) { return first >= scheme.first && first <= scheme.last; });
}

/**
 * Where the next kLeastDigits digits may begin at or behind `from`. Of two neighbours in a number one is a
 * digit, and it is kLeastDigits units long: where neither of two is one, none of the units before them begins
 * a number that reaches so far.
 */
std::size_t next_digits(std::u16string_view text, std::size_t from) {
  std::size_t last = from + kLeastDigits - 1;
  while (last < text.size() && !is_any_digit(text[last]) && !is_any_digit(text[last - 1]))
    last += kLeastDigits - 1;
  if (last >= text.size()) return text.size();
  // Back over digits and what stands alone between two of them.
  std::size_t begin = is_any_digit(text[last]) ? last : last - 1;
  while (begin > from) {
    if (is_any_digit(text[begin - 1])) {
      --begin;
    } else if (begin - 1 > from && is_any_digit(text[begin - 2])) {
      begin -= 2;
    } else {
      break;
    }
  }
  return begin;
}

}  // namespace

std::size_t next_payment_number(std::u16string_view text, std::size_t from) {
  std::size_t at = next_digits(text, from);
  while (at < text.size() && is_any_digit(text[at]) && !may_be_scheme(text, at)) {
    // No number begins within a group of digits.
    while (at < text.size() && is_any_digit(text[at])) ++at;
    at = next_digits(text, at);
  }
  return at;
}

}  // namespace cardmend::texts
