#include "format/doubtful_code.h"

#include <algorithm>

#include "base/ascii.h"
#include "format/payment_card.h"

namespace cardmend::format {

using base::is_digit;

namespace {

/** A spreadsheet keeps so many digits of a number. */
constexpr std::size_t kKeptDigits = 15;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_digit(static_cast<char16_t>(c)); });
}

}  // namespace

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && all_digits(digits) && digits[0] == '1' && digits[1] >= '3';
}

std::size_t rounded_tail(std::string_view code) {
  if (code.size() <= kKeptDigits || !all_digits(code)) return 0;
  const bool zeros = std::ranges::all_of(code.substr(kKeptDigits), [](char c) { return c == '0'; });
  return zeros ? code.size() - kKeptDigits : 0;
}

bool is_doubtful_tail(const Format& format, std::size_t zeros) {
  const bool doubts_digits = format.alphabet.has_letters() && format.check_digit == CheckDigit::none;
  return zeros > 1 || (zeros == 1 && doubts_digits);
}

bool is_doubtful_code(const Format& format, std::string_view code) {
  if (format.open && format.alphabet.has_letters() && is_mobile(code)) return true;
  return is_doubtful_tail(format, rounded_tail(code)) ||
         (format.check_digit == CheckDigit::none && is_bank_card(code));
}

}  // namespace cardmend::format
