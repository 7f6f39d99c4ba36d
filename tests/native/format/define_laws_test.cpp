// An index stands for one product for ever: what was tried before, and refused, shows in no answer.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "cardmend/cardmend.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/texts/made_up_products.h"

namespace cardmend::test {
namespace {

/** Without the product, which check_answer() would look for among the shipped ones. */
std::string answer_of(CheckResult result) {
  result.product = -1;
  return check_answer(result);
}

/** The quick path, where it says anything, says what the full one does, its lists included. */
bool agrees(Checker& quick, Checker& full, std::u16string_view raw, std::int32_t product, Field field) {
  const std::optional<CleanCode> clean = quick.glance(raw, product, field);
  if (!clean) return false;
  const CheckResult& expected = check_all(full, raw, product, field);
  REQUIRE(expected.verdict == Verdict::valid);
  REQUIRE(clean->product == expected.product);
  REQUIRE(clean->code == expected.code);
  const std::string answer = answer_of(expected);
  const CheckResult& later = check_later(quick, raw, *clean, field);
  REQUIRE(later.product == expected.product);
  REQUIRE(answer_of(later) == answer);
  return true;
}

}  // namespace

TEST_CASE("laws: a product that was tried and refused leaves nothing behind, however many there are") {
  Catalog catalog;
  Checker quick(catalog);
  Checker full(catalog);
  MadeUpProducts products(20261128);
  std::vector<MadeUpProduct> defined;
  std::size_t clean = 0;
  for (int round = 0; round < 3000; ++round) {
    const MadeUpProduct tried = products.next("shop.tried-" + std::to_string(round));
    const Product& product = tried.product;
    const ProductName name{.id = tried.id, .names = {}};
    const std::int32_t size = catalog.size();
    {
      // Its index is the next one's too, and its texts are asked for before.
      const Catalog draft(catalog, product, name);
      REQUIRE(draft.size() == size + 1);
      REQUIRE(draft.find(tried.id) == size);
      Checker trial(draft);
      Checker full_trial(draft);
      for (const Field field : {Field::secret, Field::number})
        clean += agrees(trial, full_trial, products.text(product.secret), size, field) ? 1 : 0;
    }
    REQUIRE(catalog.size() == size);
    REQUIRE(catalog.find(tried.id) == -1);
    if (round % 50 != 0) continue;
    const Product& first = catalog.at(0);
    REQUIRE(catalog.define(product, name) == size);
    REQUIRE(catalog.define(product, name) == -1);
    REQUIRE(&catalog.at(0) == &first);
    defined.push_back(tried);
    for (std::size_t i = 0; i < defined.size(); ++i) {
      const std::int32_t index = size + 1 - static_cast<std::int32_t>(defined.size() - i);
      REQUIRE(catalog.id_of(index) == defined[i].id);
      REQUIRE(catalog.at(index).secret == defined[i].product.secret);
      for (int k = 0; k < 8; ++k) {
        const std::u16string raw = products.text(defined[i].product.secret);
        CAPTURE(json_string(raw));
        for (const std::int32_t asked : {index, kDetect}) {
          for (const Field field : {Field::secret, Field::number})
            clean += agrees(quick, full, raw, asked, field) ? 1 : 0;
        }
      }
    }
  }
  CHECK(clean > 5000);
}

TEST_CASE("a quick look at one format is none at another, whichever came before") {
  // Of hexadecimal codes and of digits alone, each under the index of the other.
  MadeUpProduct hexadecimal{.id = "shop.voucher", .product = {}};
  MadeUpProduct digits = hexadecimal;
  for (const char c : std::string_view("0123456789ABCDEF")) hexadecimal.product.secret.alphabet.add(c);
  for (const char c : std::string_view("0123456789")) digits.product.secret.alphabet.add(c);
  for (MadeUpProduct* each : {&hexadecimal, &digits}) {
    each->product.secret.possible = each->product.secret.alphabet;
    each->product.secret.lengths = 1U << 7;
  }
  const Catalog base;
  const ProductName name{.id = hexadecimal.id, .names = {}};
  const Catalog first(base, hexadecimal.product, name);
  const Catalog second(base, digits.product, name);
  const std::int32_t index = base.size();
  CHECK(Checker(first).glance(u"ABCDEF12", index).has_value());
  CHECK_FALSE(Checker(second).glance(u"ABCDEF12", index).has_value());
  CHECK(Checker(second).glance(u"12345678", index).has_value());
  // Nothing becomes what is there already, or has no code.
  CHECK(Catalog(first, digits.product, name).size() == first.size());
  CHECK(Catalog(base, Product{}, {.id = "shop.nothing", .names = {}}).size() == base.size());
  // What has no name is refused for nothing but this, and is found by its index alone.
  CHECK(Catalog(first, digits.product).size() == first.size() + 1);
  CHECK(Catalog(base, Product{}).size() == base.size());
  const Catalog unnamed(base, digits.product);
  CHECK(unnamed.at(index).secret == digits.product.secret);
  CHECK(unnamed.id_of(index).empty());
  CHECK(unnamed.find({}) == -1);
}

}  // namespace cardmend::test
