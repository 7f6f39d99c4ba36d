// What must hold for any text at all: random ones, drawn near to what people send.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "cardmend/cardmend.h"
#include "cardmend/named_checker.h"
#include "laws/check.h"
#include "native/support/answer.h"
#include "native/support/rounds.h"
#include "native/support/text.h"

namespace cardmend::test {
namespace {

constexpr std::u16string_view kNear =
    u"0123456789ABCDEFabcdefOoIlZSQG|KxX  "
    u"--__..\u3000\uFF10\uFF21\uFF4F\uFF0D\u200B\uFEFF\u0430\u0415\u041E\u4E00\u30FC\u5361\u5BC6"
    u"\u53F7\uFF1A:,()\u3010\u3011\t\n#*?\uFFFD\u2460\u24B6\u0301\u20E3\uFE0F\u0661\xD83D\xDE00\xD835\xDFD8"
    u"\u00C1\u0401\u1EA4\u0110\u0302\u4E8C\u3007\u58F9&%\\";

constexpr std::array<std::u16string_view, 10> kEscapes = {u"&nbsp;",         u"&#45;", u"&#x41;", u"&#8364;",
                                                          u"&amp;",          u"%2D",   u"%C3%81", u"\\u002d",
                                                          u"\\ud83d\\ude00", u"\\n"};

class Texts {
 public:
  explicit Texts(std::uint32_t seed) : random_(seed) {}

  std::u16string next() {
    std::u16string raw;
    switch (random_() % 4) {
      case 0:
        fill(raw, random_() % 40);
        break;
      case 1:
        raw = code();
        mutate(raw);
        break;
      case 2:
        raw = u"\u5361\u5BC6\uFF1A" + code();
        mutate(raw);
        break;
      default:
        fill(raw, random_() % 8);
        raw += code();
        fill(raw, random_() % 8);
        break;
    }
    return raw;
  }

 private:
  char16_t near() {
    if (random_() % 16 == 0) return static_cast<char16_t>(random_());
    return kNear[random_() % kNear.size()];
  }
  void fill(std::u16string& raw, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) raw += near();
  }
  std::u16string code() {
    std::u16string raw;
    for (int i = 0; i < 16; ++i) {
      if (i % 4 == 0 && i > 0 && random_() % 2 == 0) raw += u'-';
      raw += u"0123456789ABCDEF"[random_() % 16];
    }
    return raw;
  }
  void mutate(std::u16string& raw) {
    for (std::uint32_t k = random_() % 4; k > 0; --k) {
      const std::size_t at = random_() % raw.size();
      const std::uint32_t how = random_() % 4;
      if (how == 3)
        raw.insert(at, kEscapes[random_() % kEscapes.size()]);
      else if (how == 0)
        raw[at] = near();
      else if (how == 1)
        raw.insert(at, 1, near());
      else if (raw.size() > 1)
        raw.erase(at, 1);
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("laws: the edit log gives the code, spans lie in raw and in order, findings and verdict agree") {
  const Catalog catalog;
  Checker checker(catalog);
  Texts texts(20261122);
  for (int round = 0; round < rounds(3000); ++round) {
    const std::u16string raw = texts.next();
    CAPTURE(json_string(raw));
    for (std::int32_t product = kDetect; product < catalog.size(); ++product) {
      REQUIRE_EQ(laws::broken_by_check(raw, check_all(checker, raw, product)), "");
    }
  }
}

TEST_CASE("laws: the quick path agrees with the full one") {
  const Catalog catalog;
  Checker quick(catalog);
  Checker full(catalog);
  Texts texts(7);
  int valid = 0;
  for (int round = 0; round < rounds(20'000); ++round) {
    const std::u16string raw = texts.next();
    CAPTURE(json_string(raw));
    for (std::int32_t product = kDetect; product < catalog.size(); ++product) {
      const std::optional<CleanCode> result = quick.glance(raw, product);
      if (!result) continue;
      const CheckResult& expected = check_all(full, raw, product);
      REQUIRE(expected.verdict == Verdict::valid);
      REQUIRE(result->product == expected.product);
      REQUIRE(result->code == expected.code);
      const CheckResult& later = check_later(quick, raw, *result);
      REQUIRE(check_answer(later) == check_answer(expected));
      ++valid;
    }
  }
  CHECK(valid > rounds(5000));
}

TEST_CASE("laws: a checker of named products says all that the whole says, or that there may be more") {
  const Catalog catalog;
  Checker whole(catalog);
  NamedChecker named(catalog);
  Texts texts(13);
  int same = 0;
  int more = 0;
  for (int round = 0; round < rounds(1500); ++round) {
    const std::u16string raw = texts.next();
    CAPTURE(json_string(raw));
    for (std::int32_t product = 0; product < catalog.size(); ++product) {
      const Field field = round % 5 == 0 ? Field::number : Field::secret;
      const Typing typing{.finished = round % 3 == 0};
      const CheckResult& expected = whole.check(raw, product, field, typing);
      whole.add_offers(expected.offers);
      const CheckResult& result = named.check(raw, product, field, typing);
      const bool may_say_more = named.may_say_more();
      named.add_offers(result.offers);
      if (may_say_more) {
        ++more;
        // What it does say of the text stands: no other code, and nothing that is right.
        REQUIRE(result.code == expected.code);
      } else {
        REQUIRE(check_answer(result) == check_answer(expected));
        ++same;
      }
      const std::optional<CleanCode> clean = named.glance(raw, product, field);
      REQUIRE(clean == whole.glance(raw, product, field));
      if (clean) REQUIRE_FALSE((may_say_more && !catalog.at(product).secret.open));
    }
  }
  CHECK(same > rounds(10'000));
  CHECK(more > rounds(10'000));
}

TEST_CASE("laws: the code of a valid answer is valid, and itself") {
  const Catalog catalog;
  Checker checker(catalog);
  Texts texts(11);
  for (int round = 0; round < 8000; ++round) {
    const std::u16string raw = texts.next();
    const CheckResult& result = checker.check(raw, 0);
    if (result.verdict != Verdict::valid && result.verdict != Verdict::repaired) continue;
    const std::u16string code(result.code);
    CAPTURE(json_string(raw));
    const CheckResult& again = checker.check(code, 0);
    REQUIRE(again.verdict == Verdict::valid);
    REQUIRE(again.code == code);
    REQUIRE(again.edits.empty());
  }
}

TEST_CASE("laws: an answer depends on nothing that was asked before, and a wipe leaves nothing of it") {
  const Catalog catalog;
  Checker used(catalog);
  Texts texts(13);
  for (int round = 0; round < 300; ++round) {
    const std::u16string raw = texts.next();
    const std::string answer = check_answer(check_all(used, raw, 0));
    const auto fresh = std::make_unique<Checker>(catalog);
    REQUIRE(check_answer(check_all(*fresh, raw, 0)) == answer);
    used.wipe();
    REQUIRE(check_answer(used.check(u"", 0)) == check_answer(fresh->check(u"", 0)));
  }
}

TEST_CASE("laws: products out of range are detected, ids of none are empty") {
  const Catalog catalog;
  Checker checker(catalog);
  CHECK(checker.check(u"3F2A-90BC-77DE-A41B", 999).product == catalog.find("jd.ecard"));
  CHECK(checker.check(u"3F2A-90BC-77DE-A41B", -999).product == catalog.find("jd.ecard"));
  CHECK(catalog.id_of(-1).empty());
  CHECK(catalog.id_of(catalog.size()).empty());
  CHECK(catalog.find("no.such") == -1);
  CHECK(catalog.find(catalog.id_of(0)) == 0);
}

}  // namespace cardmend::test
