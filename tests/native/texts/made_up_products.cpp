#include "native/texts/made_up_products.h"

#include <array>
#include <string_view>

namespace cardmend::test {
namespace {

/** With a letter that another lacks, without the digits, in both cases. */
constexpr std::array<std::string_view, 6> kAlphabets = {
    "0123456789",       "123456789", "0123456789ABCDEF", "ABCDEFGHJKLMNPQRSTUVWXYZ", "0123456789ABCDEFabcdef",
    "23456789BCDFGHJKM"};
constexpr std::array<std::string_view, 4> kPrefixes = {"", "A", "12", "ZX"};
constexpr std::array<std::size_t, 3> kLengths = {8, 9, 16};

bool has_lower(std::string_view alphabet) {
  return alphabet.find('a') != std::string_view::npos;
}

}  // namespace

Format MadeUpProducts::format() {
  Format format;
  const std::string_view alphabet = kAlphabets[below(kAlphabets.size())];
  for (const char c : alphabet) format.alphabet.add(c);
  format.possible = format.alphabet;
  for (const char c : kPrefixes[below(kPrefixes.size())]) format.prefix[format.prefix_length++] = c;
  format.lengths = std::uint64_t{1} << (kLengths[below(kLengths.size())] - 1);
  format.ignore_case = !has_lower(alphabet) && below(4) != 0;
  format.open = below(8) == 0;
  if (alphabet == "0123456789" && format.prefix_length == 0 && below(2) == 0)
    format.check_digit = CheckDigit::luhn;
  return format;
}

MadeUpProduct MadeUpProducts::next(const std::string& id) {
  MadeUpProduct out{.id = id, .product = {}};
  out.product.secret = format();
  if (below(3) == 0) out.product.number = format();
  return out;
}

std::u16string MadeUpProducts::text(const Format& format) {
  std::string characters;
  for (char16_t c = u'0'; c <= u'z'; ++c) {
    if (format.alphabet.has(c)) characters += static_cast<char>(c);
  }
  std::u16string raw;
  for (std::size_t i = 0; i < format.prefix_length; ++i) raw += static_cast<char16_t>(format.prefix[i]);
  while (raw.size() < format.least()) {
    if (raw.size() % 4 == 0 && below(8) == 0) raw += u'-';
    raw += static_cast<char16_t>(characters[below(characters.size())]);
  }
  if (below(4) == 0) raw[below(raw.size())] = u"0OoIlAaZz8B#\uFF11"[below(13)];
  return raw;
}

}  // namespace cardmend::test
