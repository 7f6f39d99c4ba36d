#include "text/look_alike.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "base/packed.h"
#include "tables/look_alikes.h"

namespace cardmend::text {

using base::unpack_ascending;

char look_alike(char32_t c) {
  static const std::span<const char32_t> sources = unpack_ascending(tables::kLookAlikes);
  const auto found = std::ranges::lower_bound(sources, c);
  if (found == sources.end() || *found != c) return 0;
  return tables::kLookAlikeLetters[static_cast<std::size_t>(found - sources.begin())];
}

bool is_decimal_digit(char32_t c) {
  static const std::span<const char32_t> zeros = unpack_ascending(tables::kDecimalZeros);
  const auto next = std::ranges::upper_bound(zeros, c);
  return next != zeros.begin() && c - *std::prev(next) < 10;
}

}  // namespace cardmend::text
