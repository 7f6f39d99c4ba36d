// Check digits by name, over whole codes or character by character.
//
//   luhn             weighted sum modulo 10              digits; the last one checks
//   damm             quasigroup of order 10              digits; the last one checks
//   verhoeff         dihedral group D5                   digits; the last one checks
//   mod11_10         ISO/IEC 7064, MOD 11,10             digits; the last one checks
//   mod37_36         ISO/IEC 7064, MOD 37,36             digits and A-Z; the last character checks
//   mod97_10         ISO/IEC 7064, MOD 97-10             digits and A-Z; the last two, both digits, check
//   mod31_per_group  Algorithm::CouponCode, coupon-code  any alphabet of 31 or more; the last of each group
//                                                        checks
#ifndef CARDMEND_FORMAT_CHECK_DIGIT_H_
#define CARDMEND_FORMAT_CHECK_DIGIT_H_

#include <cstddef>
#include <cstdint>

#include "cardmend/types_product.h"

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

inline constexpr CheckState kCheckStates = 97;
inline constexpr CheckState kNeverFits = 0xFF;

/** The state before the first character. */
CheckState check_start(CheckDigit check_digit);

/** The state after `c`, the character at `index` < `length`; else as check_digit_fits. */
CheckState check_step(const Format& format, std::size_t length, std::size_t index, CheckState state, char c);

/** Characters at places of one sort step alike: with the same state, the same characters give the same. */
std::uint32_t check_sort(const Format& format, std::size_t length, std::size_t index);

/** All states that steps come through are below this. */
std::uint32_t check_states(CheckDigit check_digit);

/** True if a code whose last step gave `state` fits. */
bool check_end(CheckDigit check_digit, CheckState state);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_CHECK_DIGIT_H_
