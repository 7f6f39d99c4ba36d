#include "product/check_digit.h"

#include <cstdint>

namespace cardmend {
namespace {

bool luhn_fits(const char* digits, std::size_t length) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const auto digit = static_cast<std::uint32_t>(digits[length - 1 - i] - '0');
    const std::uint32_t weighted = i % 2 == 0 ? digit : 2 * digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 == 0;
}

}  // namespace

bool check_digit_fits(const Format& format, const char* code, std::size_t length) {
  return format.check_digit != CheckDigit::luhn || luhn_fits(code, length);
}

}  // namespace cardmend
