// A kind of card: the row type of tables/products.h, made from data/products/*.json.
#ifndef CARDMEND_CORE_PRODUCT_H_
#define CARDMEND_CORE_PRODUCT_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/char_set.h"

namespace cardmend {

enum class CheckDigit : std::uint8_t { none, luhn };

/** A card's number: an upper-case prefix, then `least` to `most` decimal digits. `most` is 0 where there is
 * none. */
struct NumberFormat {
  std::string_view prefix;
  std::uint8_t least = 0;
  std::uint8_t most = 0;
};

struct Product {
  std::string_view id;
  /** What the secret is known to be made of. */
  CharSet alphabet;
  /** Unlikely but no proof of an error; holds the alphabet. */
  CharSet possible;
  /** The lengths of the printed groups. */
  std::array<std::uint8_t, 8> groups;
  std::uint8_t group_count;
  /** The sum of the groups, 1..kMaxCode. */
  std::uint8_t length;
  bool ignore_case;
  CheckDigit check_digit;
  NumberFormat number;
};

/** What the core's products are: the shipped ones, or in tests the frozen ones too. */
std::span<const Product> catalog();

}  // namespace cardmend

#endif  // CARDMEND_CORE_PRODUCT_H_
