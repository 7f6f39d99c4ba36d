#include "format/check_digit.h"

#include <bit>
#include <iterator>

#include "base/ascii.h"
#include "format/check_tables.h"

namespace cardmend::format {

using base::is_digit;

namespace {

/** Where a character stands. */
struct Place {
  const Format& format;
  std::size_t length;
  std::size_t index;

  [[nodiscard]] std::size_t from_right() const { return length - 1 - index; }
};

/** All places step alike. */
std::uint32_t one_sort(const Place& /*place*/) {
  return 0;
}

std::uint32_t no_step(std::uint32_t state, char /*c*/, const Place& /*place*/) {
  return state;
}

/** 0 to 9, and 10 to 35 for A to Z. */
std::uint32_t value_of(char c) {
  const auto unit = static_cast<char16_t>(c);
  return static_cast<std::uint32_t>(is_digit(unit) ? unit - u'0' : unit - u'A' + 10);
}

// Luhn, from the right: every other digit is doubled, and a double of two digits counts as their sum, which
// is the double less 9. 0 to 9 stay ten different values that way, so each wrong digit is seen; exchanged
// neighbours change the sum by the difference of (double less digit), and that is 0 for 0 and 9 alone.
std::uint32_t luhn_sort(const Place& place) {
  return static_cast<std::uint32_t>(place.from_right() % 2);
}
std::uint32_t luhn_step(std::uint32_t sum, char c, const Place& place) {
  const std::uint32_t digit = value_of(c);
  const std::uint32_t weighted = luhn_sort(place) == 0 ? digit : 2 * digit;
  return (sum + (weighted > 9 ? weighted - 9 : weighted)) % 10;
}

std::uint32_t damm_step(std::uint32_t interim, char c, const Place& /*place*/) {
  return kDamm[interim][value_of(c)];
}

// Verhoeff multiplies from the right to the left. The product is associative, so a digit further to the right
// may as well be put in front of what stands to its left.
std::uint32_t verhoeff_sort(const Place& place) {
  return static_cast<std::uint32_t>(place.from_right() % 8);
}
std::uint32_t verhoeff_step(std::uint32_t product, char c, const Place& place) {
  return kDihedral[kRenamings[verhoeff_sort(place)][value_of(c)]][product];
}

// ISO/IEC 7064's hybrid systems, MOD M+1,M, for M characters: P starts as M; for each character
//
//   S = (P + value) modulo M, with M instead of 0        P = 2 S modulo (M + 1)
//
// and S must be 1 after the check character. Both lines map 1..M one to one onto itself (2 has an inverse, as
// M + 1 is odd), so each wrong character is seen. Of neighbours exchanged, one pair is missed for each P: v
// and v + 1 where P + v is M / 2. S = 1 is P = 2, which spares the last character a rule of its own.
template <std::uint32_t m>
std::uint32_t hybrid_step(std::uint32_t p, char c, const Place& /*place*/) {
  const std::uint32_t s = (p + value_of(c)) % m;
  return 2 * (s == 0 ? m : s) % (m + 1);
}

// ISO/IEC 7064's pure system MOD 97-10: the code, with each letter written as two digits, is a number that
// leaves 1 modulo 97. A wrong digit adds d * 10^n with 0 < |d| < 10, a wrong letter 0 < |d| < 26, exchanged
// neighbours of one sort 9 d or 99 d times 10^n; 97 is prime and divides none of them. A letter for a digit
// shifts all that stands before it, so one in 97 of those is missed; of a digit and a letter exchanged, 1B,
// 2M and 3X are missed (2 digit = 9 letter modulo 97). The check characters are digits: a letter there would
// be read as two. 00, 01 and 99 are taken for 97, 98 and 02, as the standard's own arithmetic gives the first
// two, though ISO 17442 and the IBAN issue none of them.
std::uint32_t mod97_sort(const Place& place) {
  return place.from_right() < 2 ? 1 : 0;
}
std::uint32_t mod97_step(std::uint32_t rest, char c, const Place& place) {
  const std::uint32_t value = value_of(c);
  if (value > 9) return mod97_sort(place) == 1 ? kNeverFits : (rest * 100 + value) % 97;
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

/** The layout of codes of just this length; nullptr if they are not printed in groups. */
const Layout* exact_layout(const Format& format, std::size_t length) {
  const Layout* layout = format.layout_for(length);
  return layout != nullptr && layout->length == length ? layout : nullptr;
}

/** The number, from 1, of the group that ends with the character; 0 if none does. A code that is not printed
 * in groups is one. */
std::uint32_t group_ending_at(const Place& place) {
  const Layout* layout = exact_layout(place.format, place.length);
  if (layout == nullptr) return place.index + 1 == place.length ? 1 : 0;
  std::size_t end = 0;
  for (std::uint32_t group = 0; group < layout->group_count && end <= place.index; ++group) {
    end += layout->groups[group];
    if (end == place.index + 1) return group + 1;
  }
  return 0;
}

// Algorithm::CouponCode, for each printed group alone: the check starts as the group's number, from 1; each
// character makes it 19 times what it was, plus the character's value; the group's last character is the one
// whose value is the check modulo 31. A character's value is its rank in the alphabet, in ASCII order, as in
// the package's own 32 characters 0123456789ABCDEFGHJKLMNPQRTUVWXY. 31 is prime, so a wrong character is seen
// unless its value is congruent to the right one's (0 and Y there; as check character only 0 is right), and
// so are exchanged neighbours and exchanged groups.
std::uint32_t mod31_step(std::uint32_t check, char c, const Place& place) {
  const std::uint32_t value = rank_of(place.format.alphabet, c);
  const std::uint32_t group_ending = group_ending_at(place);
  if (group_ending == 0) return (check * 19 + value) % 31;
  return value == check ? group_ending + 1 : kNeverFits;
}

/** How a check digit is computed; what else it is, tables::kCheckRules says. */
struct Steps {
  CheckDigit id;
  /** The state after `c` at a place, which may be kNeverFits. */
  std::uint32_t (*step)(std::uint32_t state, char c, const Place& place);
  /** The sort of a place: check_sort. */
  std::uint32_t (*sort)(const Place& place);
};

constexpr Steps kSteps[] = {
    {CheckDigit::none, no_step, one_sort},
    {CheckDigit::luhn, luhn_step, luhn_sort},
    {CheckDigit::damm, damm_step, one_sort},
    {CheckDigit::verhoeff, verhoeff_step, verhoeff_sort},
    {CheckDigit::mod11_10, hybrid_step<10>, one_sort},
    {CheckDigit::mod37_36, hybrid_step<36>, one_sort},
    {CheckDigit::mod97_10, mod97_step, mod97_sort},
    {CheckDigit::mod31_per_group, mod31_step, group_ending_at},
};

/** A row for each check digit, in their order. */
consteval bool has_all_steps() {
  for (std::size_t i = 0; i < std::size(kSteps); ++i) {
    if (kSteps[i].id != static_cast<CheckDigit>(i)) return false;
  }
  return std::size(kSteps) == std::size(kCheckDigitNames);
}
static_assert(has_all_steps());
static_assert(std::size(tables::kCheckRules) == std::size(kCheckDigitNames));

const Steps& steps_of(CheckDigit check_digit) {
  return kSteps[static_cast<std::size_t>(check_digit)];
}

}  // namespace

CheckState check_step(const Format& format, std::size_t length, std::size_t index, CheckState state, char c) {
  if (state == kNeverFits) return kNeverFits;
  return static_cast<CheckState>(steps_of(format.check_digit).step(state, c, {format, length, index}));
}

std::uint32_t check_sort(const Format& format, std::size_t length, std::size_t index) {
  return steps_of(format.check_digit).sort({format, length, index});
}

std::uint32_t check_groups(const Format& format, std::size_t length) {
  const Layout* layout = exact_layout(format, length);
  return layout != nullptr && rule_of(format.check_digit).per_group ? layout->group_count : 1;
}

bool check_digit_fits(const Format& format, const char* code, std::size_t length) {
  if (format.check_digit == CheckDigit::none) return true;
  const auto step = steps_of(format.check_digit).step;
  std::uint32_t state = check_start(format.check_digit);
  for (std::size_t i = 0; i < length && state != kNeverFits; ++i)
    state = step(state, code[i], {format, length, i});
  return check_end(format.check_digit, static_cast<CheckState>(state));
}

}  // namespace cardmend::format
