// Which product a set of runs is: the likelihoods behind detect() and extract().
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "format/check_digit.h"
#include "tables/detection.h"
#include "texts/rank/score.h"

namespace cardmend::test {

using texts::code_run;
using texts::MarkedRun;
using texts::ProductScore;
using texts::ratio_of;
using texts::reason_bit;
using texts::RunMark;
using texts::score_of;
using texts::takes;

namespace {

CharSet characters(std::string_view list) {
  CharSet set;
  for (const char c : list) set.add(c);
  return set;
}

Format format_of(std::string_view alphabet, std::initializer_list<int> lengths) {
  Format format;
  format.alphabet = format.possible = characters(alphabet);
  for (const int n : lengths) format.lengths |= 1ULL << (n - 1);
  return format;
}

constexpr std::string_view kTen = "0123456789";
constexpr std::string_view kSixteen = "0123456789ABCDEF";
constexpr std::string_view kAll = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

Product shop_card() {
  Product product;
  product.secret = format_of(kSixteen, {16});
  product.secret.possible = characters(kAll);
  product.number = format_of(kTen, {16, 17, 18, 19, 20});
  product.number.prefix = {'J', 'D', 'V'};
  product.number.prefix_length = 3;
  return product;
}

Product digits(std::initializer_list<int> secret, std::initializer_list<int> number = {}) {
  Product product;
  product.secret = format_of(kTen, secret);
  if (number.size() > 0) product.number = format_of(kTen, number);
  return product;
}

struct Typed {
  std::string code;
  RunMark mark = RunMark::none;
};

/** The shares of the products, then that of "none of these". */
std::vector<double> shares(const std::vector<Product>& products, const std::vector<Typed>& typed) {
  std::vector<MarkedRun> runs;
  runs.reserve(typed.size());
  for (const Typed& one : typed) runs.push_back({code_run(one.code.data(), one.code.size()), one.mark});
  std::vector<double> weights;
  weights.reserve(products.size() + 1);
  for (const Product& product : products) weights.push_back(score_of(product, runs, {}).weight);
  weights.push_back(tables::detection::kNone);
  double sum = 0;
  for (const double weight : weights) sum += weight;
  for (double& weight : weights) weight /= sum;
  return weights;
}

const std::string kHexCode = "3F2A90BC77DEA41B";
const std::string kEighteen = "200000000000000018";
const std::string kNineteen = "1000000000000000019";

}  // namespace

TEST_CASE("a ratio is the likelihood over that of some other string") {
  const Format ten = format_of(kTen, {16});
  CHECK(ratio_of(ten, "4000123456789017", 16) == 64.0);
  CHECK(ratio_of(ten, "400012345678901", 15) == 0);
  CHECK(ratio_of(ten, "400012345678901A", 16) == 0);
  CHECK(ratio_of(Format{}, "4000123456789017", 16) == 0);
  const Format two = format_of(kTen, {16, 20});
  CHECK(ratio_of(two, "4000123456789017", 16) == 32.0);
  // The check digit follows from the others, and must fit.
  Format luhn = ten;
  luhn.check_digit = CheckDigit::luhn;
  CHECK(ratio_of(luhn, "4000123456789017", 16) == 640.0);
  CHECK(ratio_of(luhn, "4000123456789018", 16) == 0);
  // Case is folded where the format folds it.
  const Format hex = format_of(kSixteen, {4});
  CHECK(ratio_of(hex, "3f2a", 4) == ratio_of(hex, "3F2A", 4));
  CHECK(ratio_of(hex, "3F2A", 4) == 64.0 * 2.25 * 2.25 * 2.25 * 2.25);
  Format strict = hex;
  strict.ignore_case = false;
  CHECK(ratio_of(strict, "3f2a", 4) == 0);
}

TEST_CASE("a character that is only possible costs much and does not forbid") {
  const Product product = shop_card();
  const double clean = ratio_of(product.secret, kHexCode.data(), 16);
  const double odd = ratio_of(product.secret, "3F2A90BC77DEA41X", 16);
  CHECK(odd > 0);
  CHECK(odd < clean / 500);
  CHECK(ratio_of(product.secret, "3F2A90BC77DEA41-", 16) == 0);
}

TEST_CASE("the prefix counts, and must be there") {
  const Product product = shop_card();
  CHECK(ratio_of(product.number, "JDV1000200030004", 16) > 1e9);
  CHECK(ratio_of(product.number, "jdv1000200030004", 16) > 1e9);
  CHECK(ratio_of(product.number, "1231000200030004", 16) == 0);
  CHECK(ratio_of(product.number, "JDV", 3) == 0);
}

TEST_CASE("an open format fits less than one that is known") {
  Format open = format_of(kAll, {16});
  open.open = true;
  const Format known = format_of(kSixteen, {16});
  CHECK(ratio_of(open, kHexCode.data(), 16) > 0);
  CHECK(ratio_of(open, kHexCode.data(), 16) <=
        ratio_of(known, kHexCode.data(), 16) * tables::detection::kOpen);
}

TEST_CASE("runs are shared between the products as the forms say") {
  const Product shop = shop_card();
  const Product mobile = digits({18}, {17});
  const Product telecom = digits({18}, {19});
  const Product gift = digits({6}, {16});
  const Product net = digits({16}, {16});
  const std::vector<Product> all = {shop, mobile, telecom, gift, net};

  SUBCASE("a number with the prefix and sixteen hexadecimal characters") {
    CHECK(shares(all, {{"JDV1000200030004"}, {kHexCode}})[0] > 0.999);
  }
  SUBCASE("sixteen letters and digits") {
    CHECK(shares(all, {{kHexCode}})[0] > 0.999);
  }
  SUBCASE("nineteen digits and eighteen") {
    CHECK(shares(all, {{kNineteen}, {kEighteen}})[2] > 0.95);
    CHECK(shares(all, {{kEighteen}, {kNineteen}})[2] > 0.95);
  }
  SUBCASE("eighteen digits alone are shared equally") {
    const std::vector<double> share = shares(all, {{kEighteen}});
    CHECK(share[1] == share[2]);
    CHECK(share[1] > 0.4);
    CHECK(share[0] + share[3] + share[4] == 0);
  }
  SUBCASE("sixteen digits alone: a secret is likelier than a number, and nothing is certain") {
    const std::vector<double> share = shares(all, {{"5000123456789016"}});
    CHECK(share[4] > share[3]);
    CHECK(share[3] > share[0]);
    CHECK(share[4] < 0.9);
    CHECK(share[0] > 0);
  }
  SUBCASE("six digits are a secret beside a number, not alone") {
    CHECK(shares(all, {{"5000123456789016"}, {"654321"}})[3] > 0.95);
  }
  SUBCASE("labels decide between a number and a secret") {
    CHECK(shares(all, {{"5000123456789016", RunMark::number}})[3] >
          shares(all, {{"5000123456789016", RunMark::secret}})[3]);
    const Product both = digits({16}, {16});
    const std::vector<MarkedRun> runs = {{code_run("5000123456789016", 16), RunMark::secret},
                                         {code_run("6000123456789016", 16), RunMark::number}};
    const ProductScore score = score_of(both, runs, {});
    CHECK(score.secret == 0);
    CHECK(score.number == 1);
    CHECK((score.reasons & reason_bit(DetectReason::labelled)) != 0);
  }
  SUBCASE("nothing that fits: none of these") {
    CHECK(shares(all, {{"12345"}})[5] == 1);
  }
}

TEST_CASE("hints: a name, a currency") {
  const Product product = digits({18}, {17});
  const std::vector<MarkedRun> runs = {{code_run(kEighteen.data(), 18), RunMark::none}};
  const double plain = score_of(product, runs, {}).weight;
  CHECK(score_of(product, runs, {.named = 500}).weight == plain * 500);
  CHECK(score_of(product, runs, {.currency_same = true}).weight > plain);
  CHECK(score_of(product, runs, {.currency_other = true}).weight < plain / 100);
  CHECK(score_of(product, {}, {}).weight == 0);
  CHECK(score_of(product, {}, {.named = 500}).weight > 0);
}

TEST_CASE("score: digits that stand for letters are checked as these") {
  Format format = format_of("123456789ABCEFGHIJKLMNOPRSTUVWXYZ", {6});
  format.check_digit = CheckDigit::mod37_36;
  int taken = 0;
  for (int number = 100'000; number < 110'000; ++number) {
    const std::string typed = std::to_string(number);
    std::string meant = typed;
    std::ranges::replace(meant, '0', 'O');
    CAPTURE(typed);
    const bool fits = format::check_digit_fits(format, meant.data(), meant.size());
    CHECK_EQ(takes(format, code_run(typed.data(), typed.size())), fits);
    taken += fits ? 1 : 0;
  }
  CHECK(taken > 0);
}

}  // namespace cardmend::test
