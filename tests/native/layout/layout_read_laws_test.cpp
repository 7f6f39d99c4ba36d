// A text that was laid out is read as what was typed: codes, labels and signs in any order.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "cardmend/cardmend.h"
#include "cardmend/layout.h"
#include "native/support/text.h"

namespace cardmend::test {

namespace {

/** Codes, labels and what may stand between them, in any order and glued together. */
class LabelledTexts {
 public:
  LabelledTexts(const Format& format, std::mt19937& random) : format_(format), random_(random) {}

  std::u16string next() {
    std::u16string text;
    for (std::size_t parts = 1 + random_() % 5; parts > 0; --parts) text += part();
    return text;
  }

 private:
  std::u16string part() {
    static constexpr std::array<std::u16string_view, 22> kLabels = {
        u"Code",         u"code",         u"PIN",      u"pin",       u"Pin Code", u"Card No",
        u"card_no",      u"cardNumber",   u"Password", u"pwd",       u"sn",       u"exp",
        u"order no",     u"balance",      u"spin",     u"C\u00D3DE", u"\u0440in", u"\uFF30\uFF29\uFF2E",
        u"\u5361\u5BC6", u"\u5361\u53F7", u"your",     u"thanks"};
    static constexpr std::array<std::u16string_view, 24> kSigns = {
        u"-",     u"-",  u" ",      u" ",      u":",      u"=",      u".",      u"_",
        u"/",     u"--", u"|",      u"\u2014", u"\u200B", u"\uFF1A", u"\n",     u"&nbsp;",
        u"&#45;", u"&",  u"\u4E00", u"\u30FC", u"\u4E8C", u"\u3007", u"\u0301", u"\u00C9"};
    const std::uint32_t kind = random_() % 8;
    if (kind < 2) return std::u16string(kLabels[random_() % kLabels.size()]);
    if (kind < 4) return std::u16string(kSigns[random_() % kSigns.size()]);
    return code(kind < 6 ? format_.most() : 1 + random_() % format_.most());
  }

  std::u16string code(std::size_t length) {
    std::u16string text;
    const std::uint32_t often = random_() % 2 == 0 ? 4 : 99;
    for (std::size_t i = 0; i < length; ++i) {
      char16_t c = 0;
      while (!format_.alphabet.has(c)) c = static_cast<char16_t>(random_() % 0x80);
      if (format_.ignore_case && c >= u'A' && random_() % 3 == 0) c = static_cast<char16_t>(c + 0x20);
      if (i > 0 && random_() % often == 0) text += u'-';
      text += c;
    }
    return text;
  }

  const Format& format_;
  std::mt19937& random_;
};

/** From the best to the worst for who types. */
int badness(Verdict verdict) {
  constexpr std::array<Verdict, 6> kOrder = {Verdict::valid,   Verdict::repaired, Verdict::doubtful,
                                             Verdict::partial, Verdict::empty,    Verdict::refused};
  return static_cast<int>(std::ranges::find(kOrder, verdict) - kOrder.begin());
}

}  // namespace

TEST_CASE("layout laws: what is laid out is read as what was typed, labels in it or not") {
  const Catalog catalog;
  Checker checker(catalog);
  Layouter layouter;
  std::mt19937 random(20270104);
  std::size_t changed = 0;
  for (int round = 0; round < 140'000; ++round) {
    const std::int32_t index = round % catalog.size();
    const Product& product = catalog.at(index);
    if (product.secret.layout_count == 0) continue;
    const std::u16string raw = LabelledTexts(product.secret, random).next();
    const auto caret = static_cast<std::uint32_t>(random() % (raw.size() + 1));
    const Laid laid = layouter.lay_out(raw, caret, product);
    REQUIRE(laid.caret <= laid.value.size());
    if (!laid.changed) continue;
    ++changed;
    const std::u16string value(laid.value);
    const CheckResult& typed = checker.check(raw, index);
    const std::u16string code(typed.code);
    const std::string number(typed.number);
    const Verdict verdict = typed.verdict;
    const CheckResult& shown = checker.check(value, index);
    CAPTURE(catalog.id_of(index));
    CAPTURE(json_string(raw));
    CAPTURE(json_string(value));
    REQUIRE(json_string(shown.code) == json_string(code));
    REQUIRE(shown.number == number);
    REQUIRE(badness(shown.verdict) <= badness(verdict));
  }
  CHECK(changed > 10'000);
}

}  // namespace cardmend::test
