// What a text says of the cards in it beside their codes.
#ifndef CARDMEND_TEXTS_RANK_TEXT_CLUES_H_
#define CARDMEND_TEXTS_RANK_TEXT_CLUES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "base/fixed_vector.h"

namespace cardmend::texts {

struct TextClues {
  /** For each product what its being named multiplies its weight by; 1 if it is not. */
  std::vector<double> named;
  /** Their sum. */
  double named_sum = 0;
  /** The products with more than 1, as they were named. */
  std::vector<std::int32_t> products;
  /** The names that were read; more than these add nothing. */
  base::FixedVector<std::int32_t, 8> names;
  /** For each issuer whether one of its products was named. */
  std::vector<bool> issuers;
  /** The currency that was named; zeros if none was. */
  std::array<char, 3> currency{};
  /** A foreign edition was named. */
  bool overseas = false;

  /** The text speaks of another region than the mainland. */
  [[nodiscard]] bool is_foreign() const {
    return overseas || (currency[0] != 0 && currency != std::array<char, 3>{'C', 'N', 'Y'});
  }
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_RANK_TEXT_CLUES_H_
