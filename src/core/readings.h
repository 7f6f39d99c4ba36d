// What a character that the alphabet forbids may have been.
#ifndef CARDMEND_CORE_READINGS_H_
#define CARDMEND_CORE_READINGS_H_

#include <array>
#include <cstdint>

#include "cardmend/types_product.h"

namespace cardmend::core {

struct Readings {
  std::array<char, 4> to{};
  /** Parts of a thousand, normalised over the readings that the alphabet allows. */
  std::array<std::uint16_t, 4> weight{};
  std::uint8_t count = 0;
};

/**
 * The readings of `c` (an upper-case ASCII letter, a digit or '|') within an alphabet, the likeliest first.
 */
Readings readings_of(char c, const CharSet& alphabet);

/** True if `c` belongs to the alphabet or has a reading in it. */
bool is_plausible(char c, const CharSet& alphabet);

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_READINGS_H_
