// tests/vectors/layout, run natively; and what laying out must never do to a text.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "cardmend/cardmend.h"
#include "cardmend/layout.h"
#include "native/layout/layout_answer.h"
#include "native/support/text.h"
#include "native/support/vectors.h"

namespace cardmend::test {
namespace {

/** A text with its caret; the caret is written as the text's only `|`, or as a number beside it. */
struct Marked {
  std::u16string text;
  std::uint32_t caret = 0;
};

Marked unmarked(std::u16string text) {
  const std::size_t at = text.find(u'|');
  REQUIRE(at != std::u16string::npos);
  text.erase(at, 1);
  return {text, static_cast<std::uint32_t>(at)};
}

Marked given(const nlohmann::json& data) {
  const std::u16string raw = raw_of(data);
  return data.contains("caret") ? Marked{raw, data.at("caret").get<std::uint32_t>()} : unmarked(raw);
}

/** What to expect: a text with its caret, or for one that stays the caret alone. */
Marked wanted(const nlohmann::json& expect, const Marked& raw) {
  if (expect.is_string()) return unmarked(to_utf16(expect.get<std::string>()));
  if (expect.is_number()) return {raw.text, expect.get<std::uint32_t>()};
  return {to_utf16(expect.at("value").get<std::string>()), expect.at("caret").get<std::uint32_t>()};
}

}  // namespace

TEST_CASE("layout gives what the vectors expect, and changes it no more") {
  const Catalog catalog;
  Layouter layouter;
  std::vector<std::string> answers;
  for (const auto& [name, data] : load_cases("layout")) {
    CAPTURE(name);
    const Marked raw = given(data);
    const Marked expected = wanted(data.at("expect"), raw);
    const std::int32_t index = catalog.find(data.value("product", std::string{"jd.ecard"}));
    REQUIRE(index >= 0);
    const Field field =
        data.value("field", std::string{"secret"}) == "number" ? Field::number : Field::secret;
    const Product& product = catalog.at(index);
    const Laid laid = layouter.lay_out(raw.text, raw.caret, product, field);
    answers.push_back(layout_answer(laid));
    CHECK(json_string(laid.value) == json_string(expected.text));
    CHECK(laid.caret == expected.caret);
    CHECK(laid.changed == (expected.text != raw.text));
    const Laid again = layouter.lay_out(expected.text, expected.caret, product, field);
    CHECK(json_string(again.value) == json_string(expected.text));
    CHECK(again.caret == expected.caret);
  }
  CHECK(answers.size() >= 90);
  write_answers("layout", answers);
}

namespace {

constexpr std::u16string_view kNearCode =
    u"0123456789ABCDEFabcdefOoIlZS|xX  \n--__..\u3000\uFF10\uFF21\uFF4F\uFF0D\u200B\uFEFF\u0430\u0415\u041E"
    u"\u4E00\u30FC\u5361\uFF1A:\u2460\u0661\xD835\xDFD8";

std::u16string near_code(std::mt19937& random) {
  std::u16string raw;
  for (std::uint32_t i = random() % 48; i > 0; --i) {
    raw += random() % 3 == 0 ? kNearCode[random() % kNearCode.size()] : u"0123456789ABCDEF"[random() % 16];
  }
  return raw;
}

bool is_pair(std::u16string_view text, std::size_t at) {
  return at > 0 && at < text.size() && (text[at - 1] & 0xFC00U) == 0xD800U && (text[at] & 0xFC00U) == 0xDC00U;
}

bool is_odd_group(const Finding& finding) {
  return finding.kind == FindingKind::group_too_long || finding.kind == FindingKind::group_too_short;
}

}  // namespace

TEST_CASE("layout laws: any text and caret; what check read before it reads after") {
  const Catalog catalog;
  Layouter layouter;
  Checker checker(catalog);
  std::vector<std::int32_t> printed;
  for (std::int32_t i = 0; i < catalog.size(); ++i) {
    if (catalog.at(i).secret.layout_count > 0) printed.push_back(i);
  }
  std::mt19937 random(5);
  int changed = 0;
  int codes = 0;
  for (int round = 0; round < 30'000; ++round) {
    const std::u16string raw = near_code(random);
    CAPTURE(json_string(raw));
    const std::int32_t index = printed[static_cast<std::size_t>(round) % printed.size()];
    const Laid laid = layouter.lay_out(raw, random() % 64, catalog.at(index));
    const std::u16string value(laid.value);
    REQUIRE(laid.caret <= value.size());
    REQUIRE_FALSE(is_pair(value, laid.caret));
    const Laid again = layouter.lay_out(value, laid.caret, catalog.at(index));
    REQUIRE(json_string(again.value) == json_string(value));
    REQUIRE(again.caret == laid.caret);
    if (value == raw) continue;
    ++changed;
    const CheckResult& before = checker.check(raw, index);
    const Verdict verdict = before.verdict;
    const bool odd = std::ranges::any_of(before.findings, is_odd_group);
    const std::u16string code(before.code);
    const CheckResult& after = checker.check(value, index);
    CAPTURE(json_string(value));
    CAPTURE(catalog.id_of(index));
    REQUIRE(json_string(after.code) == json_string(code));
    // A group of a wrong length is one no more.
    CAPTURE(catalog.id_of(index));
    if (!odd) REQUIRE(after.verdict == verdict);
    codes += code.size() >= 15 ? 1 : 0;
  }
  CHECK(changed > 3'000);
  CHECK(codes > 1'000);
}

TEST_CASE("layout: a wipe leaves nothing of the text, and the next answer does not depend on it") {
  const Catalog catalog;
  Layouter layouter;
  const Laid laid = layouter.lay_out(u"3f2a90bc", 8, catalog.at(catalog.find("jd.ecard")));
  REQUIRE(laid.value == u"3F2A-90BC");
  const char16_t* const buffer = laid.value.data();
  layouter.wipe();
  for (std::size_t i = 0; i < 9; ++i) CHECK(buffer[i] == 0);
  CHECK(layouter.lay_out(u"7", 1, catalog.at(catalog.find("jd.ecard"))).value == u"7");
}

TEST_CASE("layout: a text of any size is looked at once at most") {
  const Catalog catalog;
  Layouter layouter;
  const std::u16string many(kMaxInput, u'3');
  CHECK_FALSE(layouter.lay_out(many, 9, catalog.at(catalog.find("jd.ecard"))).changed);
  const std::u16string more(kMaxInput + 1, u' ');
  const Laid laid = layouter.lay_out(more, kMaxInput + 9, catalog.at(catalog.find("jd.ecard")));
  CHECK_FALSE(laid.changed);
  CHECK(laid.caret == kMaxInput + 1);
  CHECK(layouter.lay_out(std::u16string(kMaxInput, u' '), 5, catalog.at(catalog.find("jd.ecard")))
            .value.empty());
}

TEST_CASE("layout: a word with a bar in it is a word, and no part of the code before it") {
  const Catalog catalog;
  Layouter layouter;
  const Product& product = catalog.at(catalog.find("tianhong.card"));
  CHECK_FALSE(layouter.lay_out(u"7225230919 di|", 13, product).changed);
  CHECK(layouter.lay_out(u"7225 230919", 11, product).changed);
}

}  // namespace cardmend::test
