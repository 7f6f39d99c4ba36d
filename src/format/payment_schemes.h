// What numbers of payment cards begin with, and the characters that they are written in.
#ifndef CARDMEND_FORMAT_PAYMENT_SCHEMES_H_
#define CARDMEND_FORMAT_PAYMENT_SCHEMES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"

namespace cardmend::format {

/** The numbers of these schemes have so many digits. */
inline constexpr std::size_t kLeastDigits = 15;
inline constexpr std::size_t kMostPanDigits = 19;

struct Scheme {
  /** The first four digits lie in [first, last]. */
  std::uint32_t first;
  std::uint32_t last;
  std::size_t least;
  std::size_t most;
};

// The ranges that ISO/IEC 7812 has given to schemes whose cards are common: UnionPay, Visa, Mastercard,
// American Express, JCB, Discover and Maestro.
inline constexpr std::array<Scheme, 13> kSchemes = {{{6200, 6299, 16, 19},
                                                     {4000, 4999, 16, 19},
                                                     {5100, 5599, 16, 16},
                                                     {2221, 2720, 16, 16},
                                                     {3400, 3499, 15, 15},
                                                     {3700, 3799, 15, 15},
                                                     {3528, 3589, 16, 19},
                                                     {6011, 6011, 16, 19},
                                                     {6440, 6499, 16, 19},
                                                     {6500, 6599, 16, 19},
                                                     {6304, 6304, 16, 19},
                                                     {6759, 6759, 16, 19},
                                                     {6761, 6763, 16, 19}}};

/** The first digits of all of them. */
inline constexpr char16_t kLeastFirst = u'2';
inline constexpr char16_t kMostFirst = u'6';
static_assert(std::ranges::all_of(kSchemes, [](const Scheme& scheme) {
  return scheme.first / 1000 + u'0' >= kLeastFirst && scheme.last / 1000 + u'0' <= kMostFirst;
}));

/** The digits of Scheme::first. */
inline constexpr std::size_t kSchemeDigits = 4;

/** As ASCII in lower case; full-width forms are what they stand for. */
constexpr char16_t plain(char16_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c = static_cast<char16_t>(c - 0xFEE0);
  return base::to_lower(c);
}

/** What plain() makes a digit of. */
constexpr bool is_any_digit(char16_t c) {
  return base::is_digit(c) || base::is_digit(static_cast<char16_t>(c - 0xFEE0));
}

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_PAYMENT_SCHEMES_H_
