#include "fuzz/support/made_product.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "format/check_digit.h"

namespace cardmend::fuzz {
namespace {

constexpr std::string_view kUpper = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kBoth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::array<std::string_view, 7> kAlphabets = {"0123456789",
                                                        "0123456789ABCDEF",
                                                        kUpper,
                                                        kBoth,
                                                        "23456789ABCDEFGHJKMNPQRSTVWXYZ",
                                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                                        "13579ace"};

/** What each check digit is computed over; empty where any characters will do. */
std::string_view alphabet_for(CheckDigit check_digit) {
  switch (check_digit) {
    case CheckDigit::luhn:
    case CheckDigit::damm:
    case CheckDigit::verhoeff:
    case CheckDigit::mod11_10:
      return "0123456789";
    case CheckDigit::mod37_36:
    case CheckDigit::mod97_10:
      return kUpper;
    default:
      return {};
  }
}

CharSet set_of(std::string_view characters) {
  CharSet set;
  for (const char c : characters) set.add(c);
  return set;
}

void add_length(Format& format, std::size_t length) {
  const std::size_t least = std::size_t{format.prefix_length} + 3;
  format.lengths |= std::uint64_t{1} << (std::clamp<std::size_t>(length, least, kMaxCode) - 1);
}

void read_layouts(Input& input, Format& format) {
  for (std::size_t count = input.byte() % (kMaxLayouts + 1); count > 0; --count) {
    Layout layout;
    const std::size_t groups = 1 + input.byte() % kMaxGroups;
    for (std::size_t i = 0; i < groups; ++i) {
      const std::size_t length = 1 + input.byte() % 6;
      if (layout.length + length > kMaxCode) break;
      layout.groups[layout.group_count++] = static_cast<std::uint8_t>(length);
      layout.length = static_cast<std::uint8_t>(layout.length + length);
    }
    const auto all = std::span(format.layouts).first(format.layout_count);
    const bool fits = layout.length > format.prefix_length + 2U;
    if (fits && std::ranges::find(all, layout.length, &Layout::length) == all.end()) {
      format.layouts[format.layout_count++] = layout;
      add_length(format, layout.length);
    }
  }
  std::ranges::sort(std::span(format.layouts).first(format.layout_count), {}, &Layout::length);
}

void read_look_alikes(Input& input, Format& format) {
  const std::string_view characters = format.ignore_case ? kUpper : kBoth;
  for (std::size_t count = input.byte() % 4; count > 0; --count) {
    const LookAlike pair{.a = characters[input.byte() % characters.size()],
                         .b = characters[input.byte() % characters.size()]};
    const auto is_same = [pair](const LookAlike& other) {
      return other == pair || (other.a == pair.b && other.b == pair.a);
    };
    const bool known = format.possible.has(static_cast<char16_t>(pair.a)) ||
                       format.possible.has(static_cast<char16_t>(pair.b));
    if (pair.a != pair.b && known && std::ranges::none_of(format.own_look_alikes(), is_same))
      format.look_alikes[format.look_alike_count++] = pair;
  }
}

Format read_made_format(Input& input) {
  Format format;
  const std::uint32_t how = input.byte();
  format.check_digit = static_cast<CheckDigit>(input.byte() % std::size(kCheckDigitNames));
  // Those of groups need them printed, and an alphabet of 31.
  if (format.check_digit == CheckDigit::mod31_per_group) format.check_digit = CheckDigit::none;
  const std::string_view asked = alphabet_for(format.check_digit);
  const std::string_view alphabet = asked.empty() ? kAlphabets[input.byte() % kAlphabets.size()] : asked;
  format.alphabet = set_of(alphabet);
  const bool lower = alphabet == kBoth || alphabet == kAlphabets.back();
  format.ignore_case = !lower && (how & 1U) != 0;
  format.open = (how & 2U) != 0;
  format.possible = format.alphabet;
  if ((how & 4U) != 0) format.possible.add(set_of(format.ignore_case ? kUpper : kBoth));
  // A check digit is over the prefix too.
  const std::string_view prefixes = asked.empty() ? kUpper : asked;
  format.prefix_length = static_cast<std::uint8_t>(input.byte() % 4);
  for (std::size_t i = 0; i < format.prefix_length; ++i)
    format.prefix[i] = prefixes[input.byte() % prefixes.size()];
  read_layouts(input, format);
  if (format.layout_count == 0 || (how & 8U) != 0) {
    const std::size_t least = input.byte() % kMaxCode;
    for (std::size_t i = 0; i <= std::size_t{how >> 6U}; ++i) add_length(format, least + i);
  }
  read_look_alikes(input, format);
  return format;
}

}  // namespace

Product read_made_product(Input& input) {
  Product product;
  product.secret = read_made_format(input);
  if (input.byte() % 3 == 0) product.number = read_made_format(input);
  return product;
}

}  // namespace cardmend::fuzz
