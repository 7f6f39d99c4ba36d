// The next few characters of a text, as they read.
#ifndef CARDMEND_BASE_LOOKAHEAD_H_
#define CARDMEND_BASE_LOOKAHEAD_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/wipe.h"

namespace cardmend::base {

/** Longer than any date or amount that is understood. */
inline constexpr std::size_t kLookahead = 24;

struct Lookahead {
  /** Folded; NUL behind the last one. */
  std::array<char16_t, kLookahead + 1> text{};
  /** Where in the raw text each of them ends. */
  std::array<std::uint32_t, kLookahead> end{};
  std::size_t size = 0;

  void wipe() {
    wipe_memory(text.data(), sizeof(text));
    size = 0;
  }

  [[nodiscard]] char16_t at(std::size_t i) const { return i < size ? text[i] : u'\0'; }
};

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_LOOKAHEAD_H_
