#include "check_digit_codes.h"

#include <doctest/doctest.h>

namespace cardmend::test {

using format::check_digit_fits;
using format::check_end;
using format::check_start;
using format::check_step;
using format::CheckState;
using format::kNeverFits;

const std::string& alphabet_of(CheckDigit check_digit) {
  if (check_digit == CheckDigit::mod31_per_group) return kCoupon;
  const bool letters = check_digit == CheckDigit::mod37_36 || check_digit == CheckDigit::mod97_10;
  return letters ? kAlphanumeric : kDecimals;
}

Format format_with(CheckDigit check_digit, const std::vector<std::size_t>& groups) {
  Format format;
  for (const char c : alphabet_of(check_digit)) format.alphabet.add(c);
  format.possible = format.alphabet;
  format.check_digit = check_digit;
  Layout& layout = format.layouts[format.layout_count++];
  for (const std::size_t size : groups) {
    layout.groups[layout.group_count++] = static_cast<std::uint8_t>(size);
    layout.length = static_cast<std::uint8_t>(layout.length + size);
  }
  format.lengths = 1ULL << (layout.length - 1U);
  return format;
}

bool fits(const Format& format, const std::string& code) {
  return check_digit_fits(format, code.data(), code.size());
}

bool is_check_place(const Format& format, std::size_t index) {
  if (format.check_digit != CheckDigit::mod31_per_group) {
    return index + (format.check_digit == CheckDigit::mod97_10 ? 2 : 1) >= format.most();
  }
  std::size_t end = 0;
  for (const std::uint8_t size : format.layouts[0].view()) {
    end += size;
    if (index + 1 == end) return true;
  }
  return false;
}

void complete(const Format& format, std::string& code) {
  const std::size_t last = code.size() - 1;
  const bool two = format.check_digit == CheckDigit::mod97_10;
  if (two) code.replace(last - 1, 2, "00");
  CheckState state = check_start(format.check_digit);
  for (std::size_t i = 0; i < code.size(); ++i) {
    const CheckState before = state;
    state = check_step(format, code.size(), i, before, code[i]);
    if (two || !is_check_place(format, i)) continue;
    for (const char c : alphabet_of(format.check_digit)) {
      code[i] = c;
      state = check_step(format, code.size(), i, before, c);
      // Where a group ends, only its check character leaves the rest a chance.
      if (state != kNeverFits && (i < last || check_end(format.check_digit, state))) break;
    }
  }
  if (two) {
    const int check = 98 - state;
    code[last - 1] = static_cast<char>('0' + check / 10);
    code[last] = static_cast<char>('0' + check % 10);
  }
  if (!fits(format, code)) FAIL("no check character fits ", code);
}

std::string random_code(const Format& format, std::mt19937& random) {
  const std::string& alphabet = alphabet_of(format.check_digit);
  std::string code(format.most(), '0');
  for (char& c : code) c = alphabet[random() % alphabet.size()];
  complete(format, code);
  return code;
}

}  // namespace cardmend::test
