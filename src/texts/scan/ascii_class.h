// What a unit of ASCII is to the scanner, by one look.
#ifndef CARDMEND_TEXTS_SCAN_ASCII_CLASS_H_
#define CARDMEND_TEXTS_SCAN_ASCII_CLASS_H_

#include <array>
#include <bit>
#include <cstdint>

#include "base/ascii.h"
#include "cardmend/types_product.h"
#include "text/escape.h"

namespace cardmend::texts {

/** Digits and letters are numbered, in the order of ASCII; behind them stand signs, and what is no character by
 * itself: controls, white space but the space, and what begins an escape. */
inline constexpr std::uint8_t kFirstSign = 62;
inline constexpr std::uint8_t kNoCharacter = 63;

inline constexpr std::array<std::uint8_t, 0x80> kAsciiClasses = [] {
  std::array<std::uint8_t, 0x80> classes{};
  std::uint8_t letters = 0;
  for (char16_t c = 0; c < 0x80; ++c) {
    const bool sign = c >= u' ' && c < 0x7F && !text::begins_escape(c);
    classes[c] = sign ? kFirstSign : kNoCharacter;
    if (base::is_alnum(c)) classes[c] = letters++;
  }
  return classes;
}();

/** A letter, a digit or a sign of ASCII that stands for itself. */
constexpr bool is_character(char16_t unit) {
  return unit < 0x80 && kAsciiClasses[unit] < kNoCharacter;
}

/** Letters and digits by their numbers. */
class AlnumSet {
 public:
  /** Below kFirstSign. */
  void add(std::uint8_t number) { bits_ |= std::uint64_t{1} << number; }

  [[nodiscard]] bool has_digit() const { return (bits_ & kDigits) != 0; }
  [[nodiscard]] bool has_letter() const { return (bits_ & ~kDigits) != 0; }

  [[nodiscard]] CharSet characters() const {
    constexpr std::uint64_t kLetters = 0x03FFFFFF;
    const std::uint64_t digits = (bits_ & kDigits) << u'0';
    const std::uint64_t upper = ((bits_ >> 10U) & kLetters) << (u'A' - 64U);
    const std::uint64_t lower = (bits_ >> 36U) << (u'a' - 64U);
    return std::bit_cast<CharSet>(std::array{digits, upper | lower});
  }

 private:
  static constexpr std::uint64_t kDigits = 0x3FF;

  std::uint64_t bits_ = 0;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_ASCII_CLASS_H_
