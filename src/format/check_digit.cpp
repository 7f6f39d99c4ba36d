#include "format/check_digit.h"

#include <bit>

#include "base/ascii.h"
#include "format/check_tables.h"

namespace cardmend::format {

using base::is_digit;

namespace {

/** 0 to 9, and 10 to 35 for A to Z. */
std::uint32_t value_of(char c) {
  const auto unit = static_cast<char16_t>(c);
  return static_cast<std::uint32_t>(is_digit(unit) ? unit - u'0' : unit - u'A' + 10);
}

// Luhn, from the right: every other digit is doubled, and a double of two digits counts as their sum, which
// is the double less 9. 0 to 9 stay ten different values that way, so each wrong digit is seen; exchanged
// neighbours change the sum by the difference of (double less digit), and that is 0 for 0 and 9 alone.
std::uint32_t luhn_step(std::uint32_t sum, std::uint32_t digit, std::size_t from_right) {
  const std::uint32_t weighted = from_right % 2 == 0 ? digit : 2 * digit;
  return (sum + (weighted > 9 ? weighted - 9 : weighted)) % 10;
}

// Verhoeff multiplies from the right to the left. The product is associative, so a digit further to the right
// may as well be put in front of what stands to its left.
std::uint32_t verhoeff_step(std::uint32_t product, std::uint32_t digit, std::size_t from_right) {
  return kDihedral[kRenamings[from_right % 8][digit]][product];
}

// ISO/IEC 7064's hybrid systems, MOD M+1,M, for M characters: P starts as M; for each character
//
//   S = (P + value) modulo M, with M instead of 0        P = 2 S modulo (M + 1)
//
// and S must be 1 after the check character. Both lines map 1..M one to one onto itself (2 has an inverse, as
// M + 1 is odd), so each wrong character is seen. Of neighbours exchanged, one pair is missed for each P: v
// and v + 1 where P + v is M / 2. S = 1 is P = 2, which spares the last character a rule of its own.
std::uint32_t hybrid_step(std::uint32_t p, std::uint32_t value, std::uint32_t m) {
  const std::uint32_t s = (p + value) % m;
  return 2 * (s == 0 ? m : s) % (m + 1);
}

// ISO/IEC 7064's pure system MOD 97-10: the code, with each letter written as two digits, is a number that
// leaves 1 modulo 97. A wrong digit adds d * 10^n with 0 < |d| < 10, a wrong letter 0 < |d| < 26, exchanged
// neighbours of one sort 9 d or 99 d times 10^n; 97 is prime and divides none of them. A letter for a digit
// shifts all that stands before it, so one in 97 of those is missed; of a digit and a letter exchanged, 1B,
// 2M and 3X are missed (2 digit = 9 letter modulo 97). The check characters are digits: a letter there would
// be read as two. 00, 01 and 99 are taken for 97, 98 and 02, as the standard's own arithmetic gives the first
// two, though ISO 17442 and the IBAN issue none of them.
std::uint32_t mod97_step(std::uint32_t rest, std::uint32_t value, std::size_t from_right) {
  if (value > 9) return from_right < 2 ? kNeverFits : (rest * 100 + value) % 97;
  return (rest * 10 + value) % 97;
}

/** How many characters of the set are before `c`, one of it, in ASCII order. */
std::uint32_t rank_of(const CharSet& set, char c) {
  const auto code = static_cast<unsigned char>(c);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < code / 32U; ++i) rank += static_cast<std::uint32_t>(std::popcount(set.bits[i]));
  const std::uint32_t before = set.bits[code / 32U] & ((1U << (code % 32U)) - 1);
  return rank + static_cast<std::uint32_t>(std::popcount(before));
}

/** The number, from 1, of the group that ends with the character at `index`; 0 if none does. A code that is
 * not printed in groups is one. */
std::uint32_t group_ending_at(const Format& format, std::size_t length, std::size_t index) {
  const Layout* layout = format.layout_for(length);
  if (layout == nullptr || layout->length != length) return index + 1 == length ? 1 : 0;
  std::size_t end = 0;
  for (std::uint32_t group = 0; group < layout->group_count && end <= index; ++group) {
    end += layout->groups[group];
    if (end == index + 1) return group + 1;
  }
  return 0;
}

// Algorithm::CouponCode, for each printed group alone: the check starts as the group's number, from 1; each
// character makes it 19 times what it was, plus the character's value; the group's last character is the one
// whose value is the check modulo 31. A character's value is its rank in the alphabet, in ASCII order, as in
// the package's own 32 characters 0123456789ABCDEFGHJKLMNPQRTUVWXY. 31 is prime, so a wrong character is seen
// unless its value is congruent to the right one's (0 and Y there; as check character only 0 is right), and
// so are exchanged neighbours and exchanged groups.
std::uint32_t mod31_step(std::uint32_t check, std::uint32_t value, std::uint32_t group_ending) {
  if (group_ending == 0) return (check * 19 + value) % 31;
  return value == check ? group_ending + 1 : kNeverFits;
}

}  // namespace

CheckState check_start(CheckDigit check_digit) {
  switch (check_digit) {
    case CheckDigit::mod11_10:
      return 10;
    case CheckDigit::mod37_36:
      return 36;
    case CheckDigit::mod31_per_group:
      return 1;
    default:
      return 0;
  }
}

CheckState check_step(const Format& format, std::size_t length, std::size_t index, CheckState state, char c) {
  if (state == kNeverFits) return kNeverFits;
  const std::size_t from_right = length - 1 - index;
  std::uint32_t next = 0;
  switch (format.check_digit) {
    case CheckDigit::none:
      break;
    case CheckDigit::luhn:
      next = luhn_step(state, value_of(c), from_right);
      break;
    case CheckDigit::damm:
      next = kDamm[state][value_of(c)];
      break;
    case CheckDigit::verhoeff:
      next = verhoeff_step(state, value_of(c), from_right);
      break;
    case CheckDigit::mod11_10:
      next = hybrid_step(state, value_of(c), 10);
      break;
    case CheckDigit::mod37_36:
      next = hybrid_step(state, value_of(c), 36);
      break;
    case CheckDigit::mod97_10:
      next = mod97_step(state, value_of(c), from_right);
      break;
    case CheckDigit::mod31_per_group:
      next = mod31_step(state, rank_of(format.alphabet, c), group_ending_at(format, length, index));
      break;
  }
  return static_cast<CheckState>(next);
}

std::uint32_t check_sort(const Format& format, std::size_t length, std::size_t index) {
  const auto from_right = static_cast<std::uint32_t>(length - 1 - index);
  switch (format.check_digit) {
    case CheckDigit::luhn:
      return from_right % 2;
    case CheckDigit::verhoeff:
      return from_right % 8;
    case CheckDigit::mod97_10:
      return from_right < 2 ? 1 : 0;
    case CheckDigit::mod31_per_group:
      return group_ending_at(format, length, index);
    default:
      return 0;
  }
}

std::uint32_t check_states(CheckDigit check_digit) {
  switch (check_digit) {
    case CheckDigit::none:
      return 1;
    case CheckDigit::mod11_10:
      return 11;
    case CheckDigit::mod37_36:
      return 37;
    case CheckDigit::mod97_10:
      return kCheckStates;
    case CheckDigit::mod31_per_group:
      return 31;
    default:
      return 10;
  }
}

bool check_end(CheckDigit check_digit, CheckState state) {
  switch (check_digit) {
    case CheckDigit::mod11_10:
    case CheckDigit::mod37_36:
      return state == 2;
    case CheckDigit::mod97_10:
      return state == 1;
    case CheckDigit::mod31_per_group:
      return state != kNeverFits;
    default:
      return state == 0;
  }
}

bool check_digit_fits(const Format& format, const char* code, std::size_t length) {
  if (format.check_digit == CheckDigit::none) return true;
  CheckState state = check_start(format.check_digit);
  for (std::size_t i = 0; i < length; ++i) state = check_step(format, length, i, state, code[i]);
  return check_end(format.check_digit, state);
}

}  // namespace cardmend::format
