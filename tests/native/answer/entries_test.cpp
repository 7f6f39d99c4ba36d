// What other parts ask of the core beside the checks themselves: keyboards, digests, rules, the version.
#include <doctest/doctest.h>

#include <string>

#include "cardmend/cardmend.h"
#include "cardmend/explain.h"
#include "cardmend/layout.h"
#include "cardmend/named_checker.h"
#include "cardmend/session.h"
#include "tables/knowledge.h"

namespace cardmend::test {

TEST_CASE("entries: a keyboard shows what the codes of a field are made of") {
  Product product;
  const auto add = [](CharSet& set, char first, char last) {
    for (char c = first; c <= last; ++c) set.add(c);
  };
  add(product.secret.alphabet, '0', '9');
  product.secret.possible = product.secret.alphabet;
  product.secret.lengths = 1ULL << 15U;
  CHECK_EQ(keyboard_of(product, Field::secret), Keyboard::digits);
  add(product.secret.alphabet, 'A', 'F');
  product.secret.possible = product.secret.alphabet;
  product.secret.ignore_case = true;
  CHECK_EQ(keyboard_of(product, Field::secret), Keyboard::capitals);
  product.secret.ignore_case = false;
  CHECK_EQ(keyboard_of(product, Field::secret), Keyboard::letters);
}

TEST_CASE("entries: the digest of a code is its own, under its key, and never 0") {
  const SessionId key{1, 2, 3, 4};
  const SessionDigest digest = digest_code(key, u"3F2A90BC77DEA41B");
  CHECK(digest != 0);
  CHECK_EQ(digest_code(key, u"3F2A90BC77DEA41B"), digest);
  CHECK(digest_code(key, u"3F2A90BC77DEA41C") != digest);
  CHECK(digest_code({1, 2, 3, 5}, u"3F2A90BC77DEA41B") != digest);
  CHECK(digest_code(key, u"") != 0);
}

TEST_CASE("entries: rules are those of the platforms that have some") {
  CHECK(find_session_rules("jd") != nullptr);
  CHECK(find_session_rules("nobody") == nullptr);
  CHECK(find_session_rules("") == nullptr);
  CHECK(session_rules().size() > 3);
}

TEST_CASE("entries: the version is three numbers") {
  CHECK(version().find_first_of("0123456789") == 0);
  CHECK(version().find('.') != std::string_view::npos);
}

TEST_CASE("entries: an analysis alone is that of the whole check, and no offers are made") {
  const Catalog catalog;
  const std::int32_t product = catalog.find("jd.ecard");
  REQUIRE(product >= 0);
  NamedChecker named(catalog);
  Checker whole(catalog);
  for (const std::u16string_view raw : {u"3F2A-90BC-77DE-A41B", u"3f2a 9Obc 77de a41b", u"3F2A", u""}) {
    const CheckResult expected = whole.check(raw, product);
    const CheckResult& found = named.check_as(raw, product, Field::secret);
    CHECK_EQ(found.verdict, expected.verdict);
    CHECK(found.code == expected.code);
    CHECK_EQ(found.product, product);
  }
}

TEST_CASE("entries: what a check offers is added once, by a checker of named products as by the whole") {
  const Catalog catalog;
  const std::int32_t product = catalog.find("jd.ecard");
  NamedChecker named(catalog);
  Checker whole(catalog);
  for (const OfferKind kind :
       {OfferKind::none, OfferKind::closer_look, OfferKind::search, OfferKind::search_known}) {
    CAPTURE(static_cast<int>(kind));
    CHECK_EQ(whole.check(u"3F2A-90BC-77DE-A41B", product).offers, OfferKind::closer_look);
    CHECK_EQ(named.check(u"3F2A-90BC-77DE-A41B", product).offers, OfferKind::closer_look);
    const CheckResult& all = whole.add_offers(kind);
    const CheckResult& some = named.add_offers(kind);
    CHECK_EQ(all.offers, OfferKind::none);
    CHECK_EQ(some.offers, OfferKind::none);
    CHECK_EQ(some.doubts.empty(), kind != OfferKind::closer_look);
    if (kind == OfferKind::closer_look) CHECK_EQ(some.doubts.size(), all.doubts.size());
  }
}

TEST_CASE("entries: explained by the shipped knowledge is explained by it handed in") {
  const Failure failure{.platform = u"jd", .code = u"binded"};
  const Explanation shipped = explain_failure(failure, {});
  const Explanation handed = explain_failure(failure, {}, tables::kKnowledge);
  CHECK_EQ(handed.causes[0].cause, shipped.causes[0].cause);
  CHECK_EQ(handed.tier, shipped.tier);
}

}  // namespace cardmend::test
