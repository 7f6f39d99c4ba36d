#include "explain/mojibake.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace cardmend::explain {

using base::is_digit;
using base::to_lower;

namespace {

/** What windows-1252 makes of the bytes 80..9F (WHATWG Encoding); 0 where it is the byte itself. */
constexpr char16_t kWindows[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                 0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr unsigned kNoBits = 64;

/** The six bits of a byte 80..BF of UTF-8, by what it was read as; kNoBits if it is none. */
unsigned bits_of(char16_t unit) {
  if (unit >= 0x80 && unit <= 0xBF) return unit - 0x80U;
  if (unit < 0x100) return kNoBits;
  const auto* const found = std::ranges::find(kWindows, unit);
  return found == std::end(kWindows) ? kNoBits : static_cast<unsigned>(found - std::begin(kWindows));
}

/** The value of a hexadecimal digit; 16 if it is none. */
unsigned hex_of(char16_t unit) {
  if (is_digit(unit)) return unit - u'0';
  const char16_t lower = to_lower(unit);
  return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10U : 16U;
}

/** E2..EF begin three bytes for U+2000 and up, where all wordings and their punctuation are. */
Meant from_utf8(std::u16string_view text) {
  const unsigned middle = bits_of(text[1]);
  const unsigned last = bits_of(text[2]);
  if (middle == kNoBits || last == kNoBits) return {.unit = text[0], .length = 1};
  return {.unit = static_cast<char16_t>(((text[0] & 15U) << 12U) | (middle << 6U) | last), .length = 3};
}

/** `text` begins with a backslash and has six units. */
Meant from_escape(std::u16string_view text) {
  unsigned value = 0;
  unsigned bad = text[1] == u'u' ? 0U : 16U;
  for (const char16_t unit : text.substr(2, 4)) {
    const unsigned digit = hex_of(unit);
    bad |= digit & 16U;
    value = (value << 4U) | (digit & 15U);
  }
  return bad == 0 ? Meant{.unit = static_cast<char16_t>(value), .length = 6}
                  : Meant{.unit = text[0], .length = 1};
}

}  // namespace

Meant meant_at(std::u16string_view text, std::size_t at) {
  const std::u16string_view rest = text.substr(at);
  if (rest[0] >= 0xE2 && rest[0] <= 0xEF && rest.size() >= 3) return from_utf8(rest);
  if (rest[0] == u'\\' && rest.size() >= 6) return from_escape(rest);
  return {.unit = rest[0], .length = 1};
}

}  // namespace cardmend::explain
