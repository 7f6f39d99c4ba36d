// A set of ASCII characters.
#ifndef CARDMEND_CORE_CHAR_SET_H_
#define CARDMEND_CORE_CHAR_SET_H_

#include <array>
#include <cstdint>

namespace cardmend {

struct CharSet {
  std::array<std::uint32_t, 4> bits{};

  /** False for everything beyond ASCII. */
  [[nodiscard]] constexpr bool has(char16_t c) const {
    return c < 0x80 && ((bits[c >> 5U] >> (c & 31U)) & 1U) != 0;
  }
};

}  // namespace cardmend

#endif  // CARDMEND_CORE_CHAR_SET_H_
