#include "native/format/check_digit_codes.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "native/support/folders.h"

namespace cardmend::test {

using format::check_digit_fits;
using format::check_end;
using format::check_start;
using format::check_step;
using format::CheckRule;
using format::CheckState;
using format::kNeverFits;
using format::rule_of;

namespace {

/** Algorithm::CouponCode's: 32 of them, so that two share a value modulo 31. */
const std::string kCoupon = "0123456789ABCDEFGHJKLMNPQRTUVWXY";

/** The alphabet of each row of data/check_digits.json; digits where nothing is checked. */
std::vector<std::string> read_alphabets() {
  std::ifstream stream(data_folder() + "/check_digits.json");
  std::vector<std::string> alphabets;
  const nlohmann::json data = nlohmann::json::parse(stream);
  for (const auto& row : data.at("rows")) {
    const std::string alphabet = row.at("alphabet").get<std::string>();
    const std::string any = row.at("id") == "none" ? "0123456789" : kCoupon;
    alphabets.push_back(alphabet.empty() ? any : alphabet);
  }
  return alphabets;
}

/** Fills the `count` characters from `at` on so that the check is alive behind them. @returns false if none do */
bool fill(const Format& format, std::string& code, std::size_t at, std::size_t count, CheckState state) {
  if (count == 0) return at < code.size() || check_end(format.check_digit, state);
  for (const char c : alphabet_of(format.check_digit)) {
    code[at] = c;
    const CheckState next = check_step(format, code.size(), at, state, c);
    if (next != kNeverFits && fill(format, code, at + 1, count - 1, next)) return true;
  }
  return false;
}

}  // namespace

const std::vector<CheckDigit>& all_check_digits() {
  static const std::vector<CheckDigit> all = [] {
    std::vector<CheckDigit> rows;
    for (std::size_t i = 1; i < std::size(kCheckDigitNames); ++i) rows.push_back(static_cast<CheckDigit>(i));
    return rows;
  }();
  return all;
}

const std::string& alphabet_of(CheckDigit check_digit) {
  static const std::vector<std::string> alphabets = read_alphabets();
  return alphabets.at(static_cast<std::size_t>(check_digit));
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
  const CheckRule& rule = rule_of(format.check_digit);
  if (!rule.per_group) return index + rule.characters >= format.most();
  std::size_t end = 0;
  for (const std::uint8_t size : format.layouts[0].view()) {
    end += size;
    if (index < end) return index + rule.characters >= end;
  }
  return false;
}

void complete(const Format& format, std::string& code) {
  CheckState state = check_start(format.check_digit);
  for (std::size_t i = 0; i < code.size(); ++i) {
    const bool begins = is_check_place(format, i) && (i == 0 || !is_check_place(format, i - 1));
    if (begins && !fill(format, code, i, rule_of(format.check_digit).characters, state))
      FAIL("no check character fits ", code);
    state = check_step(format, code.size(), i, state, code[i]);
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
