#include "text/accent.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "base/packed.h"
#include "tables/accents.h"

namespace cardmend::text {

using base::unpack_ascending;

char unaccented(char32_t c) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < std::size(tables::kAccentFirst) && c >= tables::kAccentFirst[i]; ++i) {
    const std::size_t at = c - tables::kAccentFirst[i];
    if (at >= tables::kAccentSize[i]) {
      from += tables::kAccentSize[i];
      continue;
    }
    const char letter = tables::kAccentLetters[from + at];
    return letter == ' ' ? '\0' : letter;
  }
  return 0;
}

bool is_mark(char32_t c) {
  // Where a run of marks begins, and where it ends, in turn.
  static const std::span<const char32_t> bounds = unpack_ascending(tables::kMarkBounds);
  return (std::ranges::upper_bound(bounds, c) - bounds.begin()) % 2 == 1;
}

}  // namespace cardmend::text
