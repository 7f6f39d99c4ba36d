// Check digits by name, over whole codes or character by character.
//
// Each is a row of data/check_digits.json, which says what it takes, and a row of check_digit.cpp, which says how it
// is computed; matching, search, dictation, profiles and docs/card-format.md draw from the two.
#ifndef CARDMEND_FORMAT_CHECK_DIGIT_H_
#define CARDMEND_FORMAT_CHECK_DIGIT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "cardmend/types_product.h"
#include "format/check_rule.h"
#include "tables/check_digits.h"

namespace cardmend::format {

/**
 * True if the check digit of `code`, `length` characters of which all belong to the format and which is one
 * of its lengths, fits, or the format has none. Leaves nothing of the code behind.
 */
bool check_digit_fits(const Format& format, const char* code, std::size_t length);

/**
 * What the first characters of a code come to: below kCheckStates, all that a check keeps of them; kNeverFits
 * once no character behind them can make it fit. Of two beginnings of one length with the same state, the
 * same endings fit.
 */
using CheckState = std::uint8_t;

inline constexpr CheckState kNeverFits = 0xFF;

/** What the data say of a check digit. */
constexpr const CheckRule& rule_of(CheckDigit check_digit) {
  return tables::kCheckRules[static_cast<std::size_t>(check_digit)];
}

/** The most states that any check digit has. */
inline constexpr CheckState kCheckStates =
    std::ranges::max(tables::kCheckRules, {}, &CheckRule::states).states;

/** The state before the first character. */
constexpr CheckState check_start(CheckDigit check_digit) {
  return rule_of(check_digit).start;
}

/** The state after `c`, the character at `index` < `length`; else as check_digit_fits. */
CheckState check_step(const Format& format, std::size_t length, std::size_t index, CheckState state, char c);

/** Characters at places of one sort step alike: with the same state, the same characters give the same. */
std::uint32_t check_sort(const Format& format, std::size_t length, std::size_t index);

/** True if a code whose last step gave `state` fits. */
constexpr bool check_end(CheckDigit check_digit, CheckState state) {
  const CheckState end = rule_of(check_digit).end;
  return end == CheckRule::kAnyEnd ? state != kNeverFits : state == end;
}

/** How many parts of a code of `length` have a check of their own: its printed groups, or the code as a whole. */
std::uint32_t check_groups(const Format& format, std::size_t length);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_CHECK_DIGIT_H_
