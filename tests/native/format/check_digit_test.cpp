// The check digits against what others have published of them, in tests/vectors/check-digit.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "native/format/check_digit_codes.h"
#include "native/support/vectors.h"

namespace cardmend::test {

using format::check_end;
using format::check_start;
using format::check_step;
using format::CheckState;
using format::kCheckStates;
using format::rule_of;

namespace {

CheckDigit named(const std::string& name) {
  const auto* const found = std::ranges::find(kCheckDigitNames, name);
  REQUIRE(found != std::end(kCheckDigitNames));
  return static_cast<CheckDigit>(found - std::begin(kCheckDigitNames));
}

/** The format of a case: its groups, or one group of the code's length. */
Format format_of(const nlohmann::json& data, const std::string& code) {
  return format_with(named(data.at("checkDigit").get<std::string>()),
                     data.value("groups", std::vector<std::size_t>{code.size()}));
}

/** One of each check digit. */
std::vector<Format> formats() {
  std::vector<Format> all;
  for (const CheckDigit check_digit : all_check_digits())
    all.push_back(format_with(check_digit, {4, 4, 4, 4}));
  return all;
}

}  // namespace

TEST_CASE("check digits: published examples fit, and what is said not to fit does not") {
  std::map<std::string, std::size_t> counts;
  for (const auto& [name, data] : load_cases("check-digit")) {
    CAPTURE(name);
    CHECK_FALSE(data.at("source").get<std::string>().empty());
    for (const auto& code : data.at("fits").get<std::vector<std::string>>()) {
      CAPTURE(code);
      CHECK(fits(format_of(data, code), code));
      ++counts[data.at("checkDigit").get<std::string>()];
    }
    for (const auto& code : data.at("misfits").get<std::vector<std::string>>()) {
      CAPTURE(code);
      CHECK_FALSE(fits(format_of(data, code), code));
    }
  }
  // Every one but "none".
  CHECK(counts.size() == std::size(kCheckDigitNames) - 1);
  CHECK(counts.at("mod31-per-group") >= 150);
}

TEST_CASE("check digits: without one every code fits") {
  const Format format = format_with(CheckDigit::none, {4, 4});
  CHECK(fits(format, "12345678"));
  CHECK(fits(format, "87654321"));
  CheckState state = check_start(CheckDigit::none);
  for (std::size_t i = 0; i < 8; ++i) state = check_step(format, 8, i, state, '7');
  CHECK(check_end(CheckDigit::none, state));
}

TEST_CASE("check digits: what cannot fit any more never fits again, whatever comes") {
  for (const Format& format : formats()) {
    const std::size_t length = alphabet_of(format.check_digit).empty() ? 8 : 16;
    for (std::size_t at = 0; at < length; ++at)
      CHECK_EQ(check_step(format, length, at, format::kNeverFits, '2'), format::kNeverFits);
    CHECK_FALSE(check_end(format.check_digit, format::kNeverFits));
  }
}

TEST_CASE("check digits: each payload has one check character; of MOD 97-10's digits, one pair or two") {
  std::mt19937 random(7064);
  for (const Format& format : formats()) {
    const std::string& alphabet = alphabet_of(format.check_digit);
    for (int round = 0; round < 200; ++round) {
      std::string code = random_code(format, random);
      const std::size_t last = code.size() - 1;
      if (rule_of(format.check_digit).characters == 2) {
        std::size_t pairs = 0;
        for (const char tens : alphabet) {
          for (const char ones : alphabet) {
            code[last - 1] = tens;
            code[last] = ones;
            pairs += fits(format, code) ? 1U : 0U;
          }
        }
        // 00, 01 and 02 are also 97, 98 and 99; letters are no check characters.
        CHECK((pairs == 1 || pairs == 2));
      } else {
        for (std::size_t i = 0; i < code.size(); ++i) {
          if (!is_check_place(format, i)) continue;
          std::string other = code;
          const auto right = std::ranges::count_if(alphabet, [&](char c) {
            other[i] = c;
            return fits(format, other);
          });
          CHECK(right == 1);
        }
      }
    }
  }
}

TEST_CASE("check digits: ISO 7064's own check digits 00 and 01 are those of 97 and 98") {
  const Format format = format_with(CheckDigit::mod97_10, {4});
  for (const auto& [one, other] : {std::pair("00", "97"), std::pair("01", "98"), std::pair("02", "99")}) {
    std::size_t both = 0;
    for (const char tens : kDecimals) {
      for (const char ones : kDecimals) {
        const std::string payload = {tens, ones};
        CHECK(fits(format, payload + one) == fits(format, payload + other));
        both += fits(format, payload + one) ? 1U : 0U;
      }
    }
    CHECK(both >= 1);
  }
}

TEST_CASE("check digits: beginnings with the same state take the same endings, others do not") {
  std::mt19937 random(31);
  for (const Format& format : formats()) {
    const std::size_t length = format.most();
    const std::size_t half = length / 2;
    std::map<CheckState, std::set<std::string>> beginnings;
    std::vector<std::string> codes;
    for (int round = 0; round < 300; ++round) {
      codes.push_back(random_code(format, random));
      CheckState state = check_start(format.check_digit);
      for (std::size_t i = 0; i < half; ++i) state = check_step(format, length, i, state, codes.back()[i]);
      CHECK(state < kCheckStates);
      beginnings[state].insert(codes.back().substr(0, half));
    }
    std::size_t wrong = 0;
    for (const std::string& code : codes) {
      std::size_t taking = 0;
      for (const auto& [state, texts] : beginnings) {
        const auto agree = std::ranges::count_if(
            texts, [&](const std::string& text) { return fits(format, text + code.substr(half)); });
        wrong += agree == 0 || static_cast<std::size_t>(agree) == texts.size() ? 0U : 1U;
        taking += agree > 0 ? 1U : 0U;
      }
      wrong += taking == 1 ? 0U : 1U;
    }
    CHECK(wrong == 0);
  }
}

}  // namespace cardmend::test
