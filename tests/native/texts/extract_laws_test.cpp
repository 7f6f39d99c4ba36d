// What must hold of extract() and detect() for any text.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "laws/texts.h"
#include "native/support/repeated.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"
#include "native/texts/made_up_cards.h"

namespace cardmend::test {
namespace {

std::string line_of(const MadeUpCard& card) {
  return card.product + " " + card.number + " " + card.secret + " " + std::to_string(card.value) +
         card.currency + " " + std::to_string(card.expiry);
}

std::string line_of(const ExtractedCard& card, const Catalog& catalog) {
  const std::string currency = card.currency[0] == 0 ? "" : std::string(card.currency.data(), 3);
  return std::string(catalog.id_of(card.product)) + " " + number_of(card) + " " + secret_of(card) + " " +
         std::to_string(card.value) + currency + " " + std::to_string(card.expiry);
}

/** Near to what people send, and to what trips a reader. */
std::u16string near_text(std::mt19937& random) {
  static const std::array<const char16_t*, 42> kParts = {u"\u5361\u53F7",
                                                         u"\u5BC6\u7801",
                                                         u"\uFF1A",
                                                         u":",
                                                         u"=",
                                                         u"JDV1000200030004",
                                                         u"3F2A-90BC-77DE-A41B",
                                                         u"3F2A",
                                                         u"1234",
                                                         u"654321",
                                                         u"200000000000000018",
                                                         u"1000000000000000019",
                                                         u" ",
                                                         u"\n",
                                                         u"\t",
                                                         u",",
                                                         u"-",
                                                         u"\n\n",
                                                         u"{",
                                                         u"}",
                                                         u"\"",
                                                         u"&",
                                                         u"%2D",
                                                         u"%E5%8D%A1",
                                                         u"\\u5361",
                                                         u"&#45;",
                                                         u"&nbsp;",
                                                         u"<td>",
                                                         u"<",
                                                         u">",
                                                         u"\u4EAC\u4E1C",
                                                         u"HK$ 200",
                                                         u"100\u5143",
                                                         u"\u9762\u503C",
                                                         u"\u6709\u6548\u671F",
                                                         u"2027-12-31",
                                                         u"12/2027",
                                                         u"\u0301",
                                                         u"\u200B",
                                                         u"PIN",
                                                         u"1.92837E+16",
                                                         u"39271"};
  std::u16string text;
  for (std::uint32_t k = random() % 40; k > 0; --k) {
    if (random() % 12 == 0) {
      text += static_cast<char16_t>(random());
    } else {
      text += kParts[random() % kParts.size()];
    }
  }
  return text;
}

std::uint64_t steps_of(Extractor& extractor, std::u16string_view text) {
  std::array<ExtractedCard, 16> cards{};
  extractor.open(text);
  while (extractor.next(cards) > 0) {
  }
  return extractor.steps();
}

}  // namespace

TEST_CASE("extract finds exactly the cards that were written, in whatever style") {
  const Catalog catalog;
  Extractor extractor(catalog);
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    const MadeUpText made = CardWriter(seed).write(1 + seed % 4);
    const std::vector<ExtractedCard> cards = extract_all(extractor, made.text);
    CAPTURE(json_string(made.text));
    CAPTURE(extract_answer(cards, catalog));
    REQUIRE(cards.size() == made.cards.size());
    for (std::size_t i = 0; i < cards.size(); ++i)
      REQUIRE(line_of(cards[i], catalog) == line_of(made.cards[i]));
    REQUIRE_EQ(laws::broken_by_cards(made.text, cards), "");
    found += cards.size();
  }
  CHECK(found > 15000);
}

TEST_CASE("spans lie inside the text, in order, and apart") {
  const Catalog catalog;
  Extractor extractor(catalog);
  Detector detector(catalog);
  std::mt19937 random(20260315);
  for (int i = 0; i < 30000; ++i) {
    const std::u16string text = near_text(random);
    CAPTURE(json_string(text));
    REQUIRE_EQ(laws::broken_by_cards(text, extract_all(extractor, text)), "");
    REQUIRE_EQ(laws::broken_by_detection(detector.detect(text), catalog), "");
  }
}

TEST_CASE("work grows with the text and not faster") {
  const Catalog catalog;
  Extractor extractor(catalog);
  static const std::array<const char16_t*, 22> kTexts = {u"7",
                                                         u"1234 ",
                                                         u"12-",
                                                         u"ABCD ",
                                                         u"A1 ",
                                                         u"\u5361\u5BC6(\u5361\u53F7:",
                                                         u"\u5361",
                                                         u"\u0301",
                                                         u"{",
                                                         u"}",
                                                         u"&",
                                                         u" ",
                                                         u"\n",
                                                         u"-",
                                                         u"<a",
                                                         u"\\u00",
                                                         u"%E5%",
                                                         u"&#x",
                                                         u"\u5361\u200B",
                                                         u"card no ",
                                                         u"1234\n",
                                                         u"1\u20E3"};
  for (const char16_t* once : kTexts) {
    CAPTURE(json_string(std::u16string_view(once)));
    const std::u16string text = repeated(once, 1U << 17U);
    const std::uint64_t half = steps_of(extractor, std::u16string_view(text).substr(0, text.size() / 2));
    const std::uint64_t full = steps_of(extractor, text);
    CHECK(full <= 2 * half + 1000);
    CHECK(full <= 60 * text.size());
  }
}

TEST_CASE("a long text is cut, and told so") {
  const Catalog catalog;
  Extractor extractor(catalog);
  std::u16string text = repeated(u"\u5361 ", kMaxText - 20);
  text += u" 3F2A-90BC-77DE-A41B";
  REQUIRE(text.size() == kMaxText);
  CHECK(extract_all(extractor, text).size() == 1);
  CHECK_FALSE(extractor.cut());
  text += u"\n0D4E-81C6-52FA-7B39";
  CHECK(extract_all(extractor, text).size() == 1);
  CHECK(extractor.cut());
  Detector detector(catalog);
  CHECK(detector.detect(text).count == 0);
}

TEST_CASE("products of a shop are detected and extracted, a thousand of them") {
  Catalog catalog;
  Detector detector(catalog);
  Extractor extractor(catalog);
  const auto first = static_cast<std::size_t>(catalog.size());
  for (int i = 0; i < 1000; ++i) {
    const std::string id = "shop" + std::to_string(i) + ".card";
    const std::u16string name = u"\nshop" + std::u16string(id.begin() + 4, id.end() - 5) + u"card";
    Product product;
    for (char c = '0'; c <= '9'; ++c) product.secret.alphabet.add(c);
    product.secret.possible = product.secret.alphabet;
    product.secret.lengths = 1ULL << 22U;
    REQUIRE(catalog.define(product, {.id = id, .names = name}) >= 0);
  }
  const DetectResult named = detector.detect(u"shop 517 card: 12345678901234567890123");
  REQUIRE(named.count >= 1);
  CHECK(catalog.id_of(named.items[0].product) == "shop517.card");
  CHECK(named.items[0].probability > 800);
  // Nothing tells a thousand cards of one form apart.
  CHECK(detector.detect(u"12345678901234567890123").count == 0);
  const std::vector<ExtractedCard> cards = extract_all(extractor, u"shop3card 12345678901234567890123");
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].product == static_cast<std::int32_t>(first + 3));
  // Who has read already hears of a card that is defined later.
  const std::int32_t defined =
      catalog.define(catalog.at(cards[0].product), {.id = "late.card", .names = u"\nlateshop"});
  REQUIRE(defined >= 0);
  const std::vector<ExtractedCard> later = extract_all(extractor, u"lateshop 12345678901234567890123");
  REQUIRE(later.size() == 1);
  CHECK(later[0].product == defined);
}

}  // namespace cardmend::test
