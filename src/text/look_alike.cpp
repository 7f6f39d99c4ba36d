#include "text/look_alike.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "tables/look_alikes.h"

namespace cardmend::text {
namespace {

template <typename Unit>
char find(std::span<const Unit> sources, std::span<const char> letters, char32_t c) {
  const auto found = std::ranges::lower_bound(sources, c);
  if (found == sources.end() || *found != c) return 0;
  return letters[static_cast<std::size_t>(found - sources.begin())];
}

}  // namespace

char look_alike(char32_t c) {
  if (c > 0xFFFF) {
    return find<std::uint32_t>(tables::kLookAlikesBeyond, tables::kLookAlikeLettersBeyond, c);
  }
  return find<std::uint16_t>(tables::kLookAlikes, tables::kLookAlikeLetters, c);
}

bool is_decimal_digit(char32_t c) {
  const auto* const next = std::ranges::upper_bound(tables::kDecimalZeros, c);
  return next != std::begin(tables::kDecimalZeros) && c - *std::prev(next) < 10;
}

}  // namespace cardmend::text
