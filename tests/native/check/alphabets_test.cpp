// What makers of codes leave out of their alphabets, and what is said when it is typed all the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "cardmend/cardmend.h"
#include "native/support/answer.h"
#include "native/support/text.h"

namespace cardmend::test {
namespace {

constexpr std::string_view kUpper = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kBothCases = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kLength = 16;

// Written down here once more, so that a row of data that goes too far is seen: what published lists call one
// sign or take for each other in print (UTS #39, Crockford's base 32, Bell Labs by ISMP, Apple's help), and
// the letters whose two cases have one form.
constexpr std::string_view kOneSign[] = {"O0", "o0", "oO", "1I", "1l", "Il", "1L", "IL", "2Z",
                                         "2z", "5S", "5s", "8B", "6G", "cC", "sS", "vV", "wW",
                                         "xX", "zZ", "kK", "pP", "uU", "|1", "|I", "|L"};
/** D is a zero where there is none other; a zero is no D, as O would be likelier. */
constexpr std::string_view kDigitMeant = "D0";
/** What those lists warn of, whether or not a repair may rest on it. */
constexpr std::string_view kWarned[] = {"8B", "DO", "0D", "3E", "6G", "OQ", "0O", "0Q", "5S",
                                        "UV", "2Z", "1I", "1L", "IL", "1l", "Il", "0o", "cC",
                                        "sS", "vV", "wW", "xX", "zZ", "oO", "MN", "FP"};

bool is_pair(std::string_view pair, char a, char b) {
  return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
}

struct Alphabet {
  std::string characters;
  bool ignore_case = true;

  [[nodiscard]] bool has(char c) const { return characters.find(c) != std::string::npos; }
};

std::string without(std::string_view all, std::string_view some) {
  std::string rest;
  for (const char c : all) {
    if (some.find(c) == std::string_view::npos) rest += c;
  }
  return rest;
}

std::vector<Alphabet> alphabets(std::mt19937& random) {
  std::vector<Alphabet> all = {{"2346789BCDFGHJKMPQRTVWXY"},            // product keys of 5 by 5
                               {"2346789BCDFGHJKMPQRTVWXYZ"},           // the same with Z
                               {"0123456789ABCDEFGHJKMNPQRSTVWXYZ"},    // Crockford's base 32
                               {"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"},    // RFC 4648's
                               {"0123456789ABCDEF"},                    // hexadecimal
                               {"0123456789"},                          // digits
                               {without(kUpper, "IOZ")},                // a console shop's
                               {without(kUpper, "01IO")},               // the two pairs that all leave out
                               {without(kUpper, "0O1ILQDUV2Z5S8B6G")},  // all that looks like anything
                               {without(kUpper, "AEIOU")},              // no words
                               {without(kBothCases, "0OIl"), false},    // base 58
                               {without(kBothCases, "aeiouAEIOU01"), false},  // case and no words
                               {without(kBothCases, "csvwxzCO"), false}};
  for (int i = 0; i < 120; ++i) {
    Alphabet drawn{.characters = "", .ignore_case = random() % 4 != 0};
    const std::uint32_t kept = 2 + random() % 7;
    for (const char c : drawn.ignore_case ? kUpper : kBothCases) {
      if (random() % 8 < kept) drawn.characters += c;
    }
    if (drawn.characters.size() > 1) all.push_back(drawn);
  }
  return all;
}

Product product_of(const Alphabet& alphabet) {
  Product product;
  for (const char c : alphabet.characters) product.secret.alphabet.add(c);
  product.secret.possible = product.secret.alphabet;
  product.secret.ignore_case = alphabet.ignore_case;
  product.secret.lengths = 1ULL << (kLength - 1);
  return product;
}

bool of_payment_card(const Finding& finding) {
  return finding.kind == FindingKind::bank_card;
}

/** What may be repaired is written and nothing else: the only one sign of the alphabet. */
void check_repair(const Alphabet& alphabet, char typed, char written) {
  REQUIRE(alphabet.has(written));
  std::string partners;
  for (const std::string_view pair : kOneSign) {
    const char other = pair[0] == typed ? pair[1] : pair[0];
    if (is_pair(pair, typed, other) && alphabet.has(other)) partners += other;
  }
  if (typed == kDigitMeant[0] && alphabet.has(kDigitMeant[1])) partners += kDigitMeant[1];
  CAPTURE(partners);
  REQUIRE(partners == std::string(1, written));
}

/** What is not repaired has a finding, which does not call a letter or a digit none; what looks like it is
 * offered. */
void check_finding(const Alphabet& alphabet, char typed, std::uint32_t at, const CheckResult& result) {
  REQUIRE(result.findings.size() == 1);
  const Finding& finding = result.findings[0];
  CAPTURE(brief(finding));
  REQUIRE(
      (finding.kind == FindingKind::ambiguous_character || finding.kind == FindingKind::forbidden_character));
  REQUIRE((finding.span.begin == at && finding.span.end == at + 1));
  int sum = 0;
  for (const Candidate& candidate : result.candidates) {
    sum += candidate.probability;
    REQUIRE(std::all_of(candidate.code.begin(), candidate.code.begin() + candidate.length,
                        [&](char c) { return alphabet.has(c); }));
  }
  REQUIRE(sum <= 1000);
  std::string alike;
  for (const std::string_view pair : kWarned) {
    const char other = pair[0] == typed ? pair[1] : pair[0];
    if (is_pair(pair, typed, other) && alphabet.has(other)) alike += other;
  }
  // In 62 characters E has e, F, R, B and L before 3: more than five are not offered.
  if (alike.empty() || (alike == "3" && !alphabet.ignore_case)) return;
  CAPTURE(alike);
  REQUIRE(result.verdict == Verdict::doubtful);
  REQUIRE(std::ranges::any_of(result.candidates, [&](const Candidate& candidate) {
    return alike.find(candidate.code[at]) != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("laws: what an alphabet leaves out is repaired by look alone, or named and offered") {
  std::mt19937 random(20261128);
  int repaired = 0;
  int named = 0;
  for (const Alphabet& alphabet : alphabets(random)) {
    CAPTURE(alphabet.characters);
    Catalog catalog;
    Checker checker(catalog);
    const std::int32_t product = catalog.add(product_of(alphabet));
    REQUIRE(product >= 0);
    std::u16string code;
    for (std::size_t i = 0; i < kLength; ++i)
      code += static_cast<char16_t>(alphabet.characters[random() % alphabet.characters.size()]);
    for (const char typed : alphabet.ignore_case ? kUpper : kBothCases) {
      if (alphabet.has(typed)) continue;
      std::u16string raw = code;
      const auto at = static_cast<std::uint32_t>(random() % kLength);
      raw[at] = static_cast<char16_t>(typed);
      CAPTURE(json_string(raw));
      for (const InputWay way : {InputWay::mixed, InputWay::read}) {
        const CheckResult& result = check_all(checker, raw, product, Field::secret, {.way = way});
        REQUIRE(result.product == product);
        REQUIRE(result.code.size() == kLength);
        // Digits may by chance be a payment card's number, which has its own tests.
        if (std::ranges::any_of(result.findings, of_payment_card)) continue;
        if (result.verdict == Verdict::repaired) {
          ++repaired;
          check_repair(alphabet, typed, static_cast<char>(result.code[at]));
        } else {
          ++named;
          check_finding(alphabet, typed, at, result);
        }
      }
    }
  }
  CHECK(repaired > 200);
  CHECK(named > 1000);
}

TEST_CASE("laws: a letter or two that the card's codes do not have make no other card of it") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::u16string code = u"3F2A90BC77DEA41B";
  const std::int32_t product = catalog.find("jd.ecard");
  for (char16_t first = u'G'; first <= u'Z'; ++first) {
    for (char16_t second = u'G'; second <= u'Z'; ++second) {
      std::u16string raw = code;
      raw[2] = first;
      raw[11] = second;
      CAPTURE(json_string(raw));
      for (const Finding& finding : checker.check(raw, product).findings)
        REQUIRE(finding.kind != FindingKind::other_product);
    }
  }
}

}  // namespace cardmend::test
