// Formats with a check digit, and made-up codes of them.
#ifndef CARDMEND_TESTS_CHECK_DIGIT_CODES_H_
#define CARDMEND_TESTS_CHECK_DIGIT_CODES_H_

#include <random>
#include <string>
#include <vector>

#include "format/check_digit.h"

namespace cardmend::test {

inline const std::string kDecimals = "0123456789";
inline const std::string kAlphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Every check digit but `none`. */
const std::vector<CheckDigit>& all_check_digits();

/** The alphabet that a check digit is tried with: its own, or Algorithm::CouponCode's where any will do. */
const std::string& alphabet_of(CheckDigit check_digit);

/** A format of one length, printed in these groups. */
Format format_with(CheckDigit check_digit, const std::vector<std::size_t>& groups);

bool fits(const Format& format, const std::string& code);

/** True if the character at `index` checks others. */
bool is_check_place(const Format& format, std::size_t index);

/** Fills the check places of a code. The payload may be anything that belongs to the format. */
void complete(const Format& format, std::string& code);

/** A code of the format whose check digit fits. */
std::string random_code(const Format& format, std::mt19937& random);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_CHECK_DIGIT_CODES_H_
