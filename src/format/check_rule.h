// What the data say of a check digit: the row type of tables/check_digits.h, made from data/check_digits.json. How it
// is computed is a row of check_digit.cpp.
#ifndef CARDMEND_FORMAT_CHECK_RULE_H_
#define CARDMEND_FORMAT_CHECK_RULE_H_

#include <cstdint>

namespace cardmend::format {

struct CheckRule {
  /** In place of an end: any state will do that steps come to, for they say themselves what does not fit. */
  static constexpr std::uint8_t kAnyEnd = 0xFE;

  /** All states that steps come through are below this. */
  std::uint8_t states = 1;
  /** The state before the first character. */
  std::uint8_t start = 0;
  /** The state of a code that fits; kAnyEnd. */
  std::uint8_t end = 0;
  /** How many characters check the others, in the code or in each group. */
  std::uint8_t characters = 0;
  /** Each printed group has check characters of its own. */
  bool per_group = false;
  /** One of so many wrong codes passes; of wrong groups where each has its own check. */
  double passing = 1;
};

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_CHECK_RULE_H_
