// What each check digit catches and what it misses, over every place of random codes, and in figures over all
// payloads of a length where there are few enough.
//
//                    one wrong character            two neighbours exchanged
//   luhn             all                            all but 09 and 90
//   damm, verhoeff   all                            all
//   mod11_10         all                            44 of 45: one pair of neighbouring values for each state
//   mod37_36         all                            629 of 630: the same
//   mod97_10         all of a sort; a letter for    all but 1B, 2M and 3X, either way round
//                    a digit: 96 of 97
//   mod31_per_group  all but 0 for Y and Y for 0    all but 0Y and Y0, in front of the check character
//
// verhoeff also sees 95.56 % of twin errors (aa for bb) and 94.22 % of jump errors (abc for cba, and aba for
// cbc).
#include <doctest/doctest.h>

#include <algorithm>

#include "native/format/check_digit_codes.h"

namespace cardmend::test {
namespace {

/** So many codes are damaged at every place; of those with letters, which have ten times the pairs, fewer. */
constexpr std::size_t kCodes = 60;
constexpr std::size_t kLetterCodes = 5;

std::size_t codes_of(const Format& format) {
  return format.alphabet.size() == 10 ? kCodes : kLetterCodes;
}

struct Tally {
  std::size_t tried = 0;
  std::size_t missed = 0;
  /** Missed though it should be seen, or seen though it cannot be. */
  std::size_t wrong = 0;

  void add(bool is_missed, bool expected) {
    ++tried;
    missed += is_missed ? 1U : 0U;
    wrong += is_missed == expected ? 0U : 1U;
  }
};

/** `missed(code, i, other)` says if the check cannot see `other` in place of code[i]. */
template <typename Missed>
Tally substitutions(const Format& format, Missed missed) {
  std::mt19937 random(20);
  Tally tally;
  for (std::size_t round = 0; round < kCodes; ++round) {
    const std::string code = random_code(format, random);
    for (std::size_t i = 0; i < code.size(); ++i) {
      for (const char other : alphabet_of(format.check_digit)) {
        if (other == code[i]) continue;
        std::string damaged = code;
        damaged[i] = other;
        tally.add(fits(format, damaged), missed(code, i, other));
      }
    }
  }
  return tally;
}

/** `missed(code, i)` says if the check cannot see code[i] and code[i + 1] exchanged. Each place of each code
 * has had every pair of characters, with the check characters made anew. */
template <typename Missed>
Tally transpositions(const Format& format, Missed missed) {
  std::mt19937 random(21);
  Tally tally;
  for (std::size_t round = 0; round < codes_of(format); ++round) {
    const std::string base = random_code(format, random);
    const std::string& alphabet = alphabet_of(format.check_digit);
    for (std::size_t i = 0; i + 1 < base.size(); ++i) {
      for (std::size_t pair = 0; pair < alphabet.size() * alphabet.size(); ++pair) {
        std::string code = base;
        code[i] = alphabet[pair / alphabet.size()];
        code[i + 1] = alphabet[pair % alphabet.size()];
        complete(format, code);
        if (code[i] == code[i + 1]) continue;
        const bool expected = missed(code, i);
        std::swap(code[i], code[i + 1]);
        tally.add(fits(format, code), expected);
      }
    }
  }
  return tally;
}

bool is_pair(char a, char b, char one, char other) {
  return (a == one && b == other) || (a == other && b == one);
}

std::size_t value(char c) {
  return kAlphanumeric.find(c);
}

constexpr auto kNone = [](const std::string& /*code*/, std::size_t /*i*/, auto... /*other*/) {
  return false;
};

/** ISO/IEC 7064's hybrid recurrence as the standard writes it, up to but without the character at `end`. */
std::size_t hybrid_product(const std::string& code, std::size_t end, std::size_t m) {
  std::size_t product = m;
  for (std::size_t i = 0; i < end; ++i) {
    const std::size_t sum = (product + value(code[i])) % m;
    product = (sum == 0 ? m : sum) * 2 % (m + 1);
  }
  return product;
}

/** The number that the first characters make in MOD 97-10, modulo 97. */
std::size_t mod97_of(const std::string& code, std::size_t end) {
  std::size_t rest = 0;
  for (std::size_t i = 0; i < end; ++i) {
    for (const char digit : std::to_string(value(code[i]))) rest = (rest * 10 + value(digit)) % 97;
  }
  return rest;
}

}  // namespace

TEST_CASE("check digits: Luhn sees each wrong digit, and neighbours exchanged but for 09 and 90") {
  const Format format = format_with(CheckDigit::luhn, {4, 4, 4, 4});
  const Tally wrong_digit = substitutions(format, kNone);
  CHECK(wrong_digit.tried == kCodes * 16 * 9);
  CHECK(wrong_digit.missed == 0);
  const Tally exchanged = transpositions(
      format, [](const std::string& code, std::size_t i) { return is_pair(code[i], code[i + 1], '0', '9'); });
  CHECK(exchanged.tried >= kCodes * 15 * 80);
  CHECK(exchanged.wrong == 0);
  // Two of 90 pairs, where the check digit is not one of them.
  CHECK(exchanged.missed >= kCodes * 14 * 2);
}

TEST_CASE("check digits: Damm and Verhoeff see each wrong digit and all neighbours exchanged") {
  for (const CheckDigit check_digit : {CheckDigit::damm, CheckDigit::verhoeff}) {
    const Format format = format_with(check_digit, {4, 4, 4});
    const Tally wrong_digit = substitutions(format, kNone);
    CHECK(wrong_digit.tried == kCodes * 12 * 9);
    CHECK(wrong_digit.missed == 0);
    const Tally exchanged = transpositions(format, kNone);
    CHECK(exchanged.tried >= kCodes * 11 * 80);
    CHECK(exchanged.missed == 0);
  }
}

TEST_CASE("check digits: Verhoeff sees 95.56 % of twin errors and 94.22 % of jump errors, at every place") {
  std::mt19937 random(1969);
  const Format format = format_with(CheckDigit::verhoeff, {4, 4, 4});
  for (std::size_t at = 0; at < 9; ++at) {
    std::string code = random_code(format, random);
    std::size_t twins = 0, jumps = 0, jump_twins = 0;
    for (std::size_t triple = 0; triple < 1000; ++triple) {
      const char a = kDecimals[triple / 100], b = kDecimals[triple / 10 % 10], c = kDecimals[triple % 10];
      if (a == c) continue;
      const auto missed = [&](const std::string& from, const std::string& to) {
        code.replace(at, from.size(), from);
        complete(format, code);
        code.replace(at, to.size(), to);
        return fits(format, code) ? 1U : 0U;
      };
      if (b == '0') twins += missed({a, a}, {c, c});
      jumps += missed({a, b, c}, {c, b, a});
      jump_twins += missed({a, b, a}, {c, b, c});
    }
    CAPTURE(at);
    CHECK(twins == 4);        // of 90
    CHECK(jumps == 52);       // of 900
    CHECK(jump_twins == 52);  // of 900
  }
}

TEST_CASE(
    "check digits: ISO 7064's hybrid systems see each wrong character, and all but one exchange a state") {
  const auto expect = [](CheckDigit check_digit, std::size_t m, const std::vector<std::size_t>& groups) {
    const Format format = format_with(check_digit, groups);
    const std::size_t length = format.most();
    const Tally wrong_character = substitutions(format, kNone);
    CHECK(wrong_character.tried == kCodes * length * (m - 1));
    CHECK(wrong_character.missed == 0);
    // With the product P so far, v and its neighbour v + 1 where P + v = M / 2 modulo M.
    const Tally exchanged = transpositions(format, [m](const std::string& code, std::size_t i) {
      const std::size_t product = hybrid_product(code, i, m);
      const std::size_t v = (m + m / 2 - product) % m;
      const std::size_t a = value(code[i]), b = value(code[i + 1]);
      return (a == v && b == (v + 1) % m) || (b == v && a == (v + 1) % m);
    });
    CHECK(exchanged.wrong == 0);
    // One pair of m (m - 1) / 2 at each place before the check character: 2.2 % of MOD 11,10, 0.16 % of MOD
    // 37,36.
    CHECK(exchanged.missed >= codes_of(format) * (length - 2) * 2);
    CHECK(exchanged.missed <= codes_of(format) * ((length - 2) * 2 + m));
  };
  expect(CheckDigit::mod11_10, 10, {3, 4, 4});
  expect(CheckDigit::mod37_36, 36, {4, 4});
}

TEST_CASE(
    "check digits: MOD 97-10 sees each digit for a digit and letter for a letter, and 96 of 97 across") {
  const Format format = format_with(CheckDigit::mod97_10, {6, 6, 6});
  std::size_t across = 0;
  const Tally wrong_character =
      substitutions(format, [&](const std::string& code, std::size_t i, char other) {
        if (is_check_place(format, i)) return false;
        const std::size_t a = std::min(value(code[i]), value(other)),
                          b = std::max(value(code[i]), value(other));
        if (a > 9 || b < 10) return false;
        ++across;
        return (90 * mod97_of(code, i) + b - a) % 97 == 0;
      });
  CHECK(wrong_character.tried == kCodes * 18 * 35);
  CHECK(wrong_character.wrong == 0);
  CHECK(wrong_character.missed * 97 >= across / 2);
  CHECK(wrong_character.missed * 97 <= across * 2);
  const Tally exchanged = transpositions(format, [&](const std::string& code, std::size_t i) {
    const char a = code[i], b = code[i + 1];
    if (i + 2 >= code.size() - 1) return false;
    return is_pair(a, b, '1', 'B') || is_pair(a, b, '2', 'M') || is_pair(a, b, '3', 'X');
  });
  CHECK(exchanged.wrong == 0);
  // At each of the 15 places among the payload, three pairs either way round.
  CHECK(exchanged.missed == kLetterCodes * 15 * 6);
}

TEST_CASE("check digits: MOD 97-10 over digits sees all of both") {
  std::mt19937 random(97);
  const Format format = format_with(CheckDigit::mod97_10, {6, 6, 6});
  std::size_t tried = 0, missed = 0;
  for (std::size_t round = 0; round < kCodes; ++round) {
    std::string code(18, '0');
    for (char& c : code) c = kDecimals[random() % 10];
    complete(format, code);
    for (std::size_t i = 0; i < code.size(); ++i) {
      for (const char other : kDecimals) {
        std::string damaged = code;
        damaged[i] = other;
        if (damaged == code) continue;
        ++tried;
        missed += fits(format, damaged) ? 1U : 0U;
      }
      std::string exchanged = code;
      if (i + 1 < code.size()) std::swap(exchanged[i], exchanged[i + 1]);
      if (exchanged == code) continue;
      ++tried;
      missed += fits(format, exchanged) ? 1U : 0U;
    }
  }
  CHECK(tried >= kCodes * 18 * 9);
  CHECK(missed == 0);
}

TEST_CASE("check digits: MOD 31 sees each wrong character and exchange but those of 0 and Y") {
  // With 32 characters the first and the last are congruent modulo 31; as check character Y is never right.
  const Format format = format_with(CheckDigit::mod31_per_group, {4, 4, 4, 4});
  const Tally wrong_character =
      substitutions(format, [&](const std::string& code, std::size_t i, char other) {
        return !is_check_place(format, i) && is_pair(code[i], other, '0', 'Y');
      });
  CHECK(wrong_character.tried == kCodes * 16 * 31);
  CHECK(wrong_character.wrong == 0);
  CHECK(wrong_character.missed > 0);
  const Tally exchanged = transpositions(format, [&](const std::string& code, std::size_t i) {
    return !is_check_place(format, i) && !is_check_place(format, i + 1) &&
           is_pair(code[i], code[i + 1], '0', 'Y');
  });
  CHECK(exchanged.wrong == 0);
  // Two pairs of 992 at each of the eight places between two characters that check nothing.
  CHECK(exchanged.missed == kLetterCodes * 8 * 2);
}

TEST_CASE("check digits: MOD 31 sees any two groups exchanged") {
  std::mt19937 random(4);
  const Format format = format_with(CheckDigit::mod31_per_group, {4, 4, 4, 4});
  for (std::size_t round = 0; round < kCodes; ++round) {
    const std::string code = random_code(format, random);
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t b = a + 1; b < 4; ++b) {
        std::string exchanged = code;
        exchanged.replace(a * 4, 4, code, b * 4, 4);
        exchanged.replace(b * 4, 4, code, a * 4, 4);
        CHECK_FALSE(fits(format, exchanged));
      }
    }
  }
}

}  // namespace cardmend::test
