#include "text/accent.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "tables/accents.h"

namespace cardmend::text {

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
  const auto* const next = std::ranges::upper_bound(tables::kMarkFirst, c);
  if (next == std::begin(tables::kMarkFirst)) return false;
  return c <= tables::kMarkLast[next - std::begin(tables::kMarkFirst) - 1];
}

}  // namespace cardmend::text
