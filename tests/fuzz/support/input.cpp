#include "fuzz/support/input.h"

#include <algorithm>
#include <array>

#include "base/surrogates.h"

namespace cardmend::fuzz {
namespace {

/** No input of a target is longer. */
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

struct Decoded {
  char32_t c = 0;
  std::size_t length = 1;
};

/** How many bytes a code point has that begins so; 1 for what begins none. */
std::size_t length_of(std::uint8_t lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 1;
}

Decoded decode(std::span<const std::uint8_t> bytes) {
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  const std::uint8_t lead = bytes.front();
  const std::size_t length = length_of(lead);
  if (length == 1 || bytes.size() < length) return {.c = lead};
  char32_t c = lead & (0xFFU >> (length + 1));
  for (const std::uint8_t byte : bytes.subspan(1, length - 1)) {
    if ((byte & 0xC0U) != 0x80) return {.c = lead};
    c = c << 6U | (byte & 0x3FU);
  }
  return c < kLeast[length] || c > 0x10FFFF ? Decoded{.c = lead} : Decoded{.c = c, .length = length};
}

}  // namespace

Text::Text(std::span<const std::uint8_t> bytes) {
  bytes = bytes.first(std::min(bytes.size(), kMostBytes));
  const auto each = [bytes](auto&& put) {
    for (std::size_t at = 0; at < bytes.size();) {
      const Decoded decoded = decode(bytes.subspan(at));
      at += decoded.length;
      if (decoded.c < 0x10000) {
        put(static_cast<char16_t>(decoded.c));
      } else {
        put(base::lead_of(decoded.c));
        put(base::trail_of(decoded.c));
      }
    }
  };
  each([this](char16_t) { ++size_; });
  units_ = std::make_unique_for_overwrite<char16_t[]>(size_);
  std::size_t at = 0;
  each([&](char16_t unit) { units_[at++] = unit; });
}

Text::Text(std::u16string_view text)
    : units_(std::make_unique_for_overwrite<char16_t[]>(text.size())), size_(text.size()) {
  std::ranges::copy(text, units_.get());
}

}  // namespace cardmend::fuzz
