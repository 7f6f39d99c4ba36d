// One character of a text as it reads: escapes of HTML, addresses and JSON decoded, then folded.
#ifndef CARDMEND_TEXTS_SCAN_DECODE_H_
#define CARDMEND_TEXTS_SCAN_DECODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/escape.h"
#include "text/fold_form.h"

namespace cardmend::texts {

/**
 * What a character reads as: `count` units, 0 if it draws nothing or is a mark of the one before it. ASCII,
 * what looks like it and its letters with marks are ASCII; other characters of the BMP are themselves; what
 * lies beyond it and reads as nothing is U+FFFD.
 */
struct Decoded {
  std::array<char16_t, text::kMaxImage> text{};
  std::uint8_t count = 0;
  /** Where the next character begins. */
  std::size_t end = 0;
};

/** Decodes the character at `at` < text.size(). Reads at most 32 units, whatever stands there. */
Decoded decode(std::u16string_view text, std::size_t at);

/** Ideographs, kana and syllables, which fold to nothing else: 98 of 100 characters of a Chinese text. */
constexpr bool is_plain_text(char16_t c) {
  if (c < 0x3041) return false;
  return (c >= 0x3400 && c <= 0xA4CF) || c <= 0x30FE || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAD9);
}

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_DECODE_H_
