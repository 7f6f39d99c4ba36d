// Known codes as check and glance ask them.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "native/known/known_files.h"
#include "native/support/answer.h"
#include "native/support/rounds.h"
#include "native/support/text.h"

namespace cardmend::test {
namespace {

const KnownKey kListKey = key_of("8f2c51d7e09b4a36127fc8e5b30d964a");

/** A filter with the file that it views. */
struct Loaded {
  Bytes file;
  KnownCodes codes;

  Loaded(const char* product, const std::vector<std::string>& list, std::uint32_t bits = 16)
      : file(file_of(product, kListKey, bits, list)) {
    REQUIRE(codes.read(file) == KnownStatus::ok);
  }
};

bool is_unknown(const CheckResult& result) {
  return std::ranges::any_of(
      result.findings, [](const Finding& finding) { return finding.kind == FindingKind::code_not_known; });
}

}  // namespace

TEST_CASE("a code that is none of those known is doubtful, where it stands") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::int32_t jd = catalog.find("jd.ecard");
  const Loaded known("jd.ecard", {"3F2A90BC77DEA41B"});
  checker.use_known(jd, &known.codes);
  CHECK(checker.check(u"3F2A-90BC-77DE-A41B", jd).verdict == Verdict::valid);
  CHECK(checker.check(u"3F2A-9OBC-77DE-A41B", jd).verdict == Verdict::repaired);
  const CheckResult& other = checker.check(u"PIN: 3F2A-90BC-77DE-A41C", jd);
  CHECK(other.verdict == Verdict::doubtful);
  REQUIRE(other.findings.size() == 1);
  CHECK(other.findings[0].kind == FindingKind::code_not_known);
  CHECK(other.findings[0].span.begin == 5);
  CHECK(other.findings[0].span.end == 24);
  CHECK(checker.check(u"3F2A-90BC", jd).verdict == Verdict::partial);
  CHECK(!is_unknown(checker.check(u"3F2A-90BC-77DE-QQ1B", jd)));
  // What was found is told before what is not known.
  CHECK(!is_unknown(checker.check(u"3F2A-90BC-77DE-A41B-77", jd)));
}

TEST_CASE("a code that is none of those known has the one that it may have been for a candidate") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::int32_t jd = catalog.find("jd.ecard");
  const std::vector<std::string> list = {"3F2A90BC77DEA41B", "0D4E81C652FA7B39"};
  const Loaded known("jd.ecard", list, 32);
  checker.use_known(jd, &known.codes);
  for (const std::u16string_view typed : {u"3F2A-90BC-77DE-A41C", u"3F2A-90BC-77ED-A41C"}) {
    const CheckResult& result = check_all(checker, typed, jd);
    REQUIRE(is_unknown(result));
    REQUIRE(result.candidates.size() == 1);
    const Candidate& candidate = result.candidates[0];
    CHECK(std::string_view(candidate.code.data(), candidate.length) == "3F2A90BC77DEA41B");
    CHECK(candidate.probability >= 500);
    // The places of its slips, and no others: other readings are none that the shop has.
    REQUIRE(result.doubts.size() == candidate.change_count);
    for (std::size_t i = 0; i < result.doubts.size(); ++i)
      CHECK(result.doubts[i].index == candidate.changes[i].index);
  }
  // With 16 bits one in 2^16 of all readings passes by chance: what does is never told as certain.
  const Loaded small("jd.ecard", list);
  checker.use_known(jd, &small.codes);
  for (const Candidate& candidate : check_all(checker, u"8C41-E07D-5B93-F26A", jd).candidates)
    CHECK(candidate.probability < 1000);
}

TEST_CASE("a list counts for its product's secret alone, and until it is taken away") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::int32_t jd = catalog.find("jd.ecard");
  const std::int32_t luhn = catalog.find("test.luhn16");
  const std::int32_t cmcc = catalog.find("cmcc.topup");
  REQUIRE(cmcc >= 0);
  const Loaded known("jd.ecard", {"3F2A90BC77DEA41B"});
  const Loaded others("test.luhn16", {"4000123456789017"});
  const Loaded topup("cmcc.topup", {"123456789012345678"});
  checker.use_known(jd, &known.codes);
  checker.use_known(luhn, &others.codes);
  checker.use_known(cmcc, &topup.codes);
  CHECK(is_unknown(checker.check(u"8C41-E07D-5B93-F26A", jd)));
  CHECK(is_unknown(checker.check(u"4000000000000002", luhn)));
  CHECK(checker.check(u"4000123456789017", luhn).verdict == Verdict::valid);
  // The number's field asks for no secret.
  CHECK(!is_unknown(checker.check(u"12345678901234567", cmcc, Field::number)));
  checker.use_known(jd, nullptr);
  CHECK(checker.check(u"8C41-E07D-5B93-F26A", jd).verdict == Verdict::valid);
  CHECK(is_unknown(checker.check(u"4000000000000002", luhn)));
  checker.use_known(luhn, &known.codes);
  CHECK(is_unknown(checker.check(u"4000123456789017", luhn)));
}

TEST_CASE("a product that was detected for sure is asked for, one of several is not") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::int32_t jd = catalog.find("jd.ecard");
  const Loaded known("jd.ecard", {"3F2A90BC77DEA41B"});
  checker.use_known(jd, &known.codes);
  const std::u16string sure = u"\u3010\u4EAC\u4E1C\u3011\u5361\u5BC6\uFF1A8C41-E07D-5B93-F26A";
  const CheckResult& result = checker.check(sure, kDetect);
  CHECK(result.product == jd);
  CHECK(is_unknown(result));
  const std::u16string open = u"7KQ2M-XW9PA-4ZRTB";
  const std::int32_t first = checker.detect(open).items[0].product;
  const Loaded none(std::string(catalog.id_of(first)).c_str(), {"1111222233334444"});
  checker.use_known(first, &none.codes);
  const CheckResult& unclear = checker.check(open, kDetect);
  CHECK(unclear.product == -1);
  CHECK(!is_unknown(unclear));
}

TEST_CASE("glance agrees with check, with a list loaded") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::vector<std::string> list = made_codes(11, 500);
  const std::int32_t jd = catalog.find("jd.ecard");
  const Loaded known("jd.ecard", list);
  const Loaded none("jd.ecard", {"0000000000000000"});
  checker.use_known(jd, &known.codes);
  std::mt19937 random(5);
  int doubtful = 0;
  int valid = 0;
  for (int i = 0; i < rounds(2000); ++i) {
    std::string code = list[random() % list.size()];
    if (random() % 2 == 0) code[random() % 16] = "0123456789ABCDEF"[random() % 16];
    if (random() % 4 == 0) code.insert(4, "-");
    if (random() % 8 == 0) code[0] = 'O';
    const std::u16string raw = to_utf16(code);
    for (const std::int32_t product : {jd, kDetect}) {
      const std::optional<CleanCode> quick = checker.glance(raw, product);
      const std::u16string text(quick ? quick->code : u"");
      const CheckResult& full = check_all(checker, raw, product);
      const std::string answer = check_answer(full);
      doubtful += is_unknown(full) ? 1 : 0;
      if (!quick) continue;
      ++valid;
      CHECK(full.verdict == Verdict::valid);
      CHECK(quick->offers == OfferKind::none);
      CHECK(quick->product == full.product);
      CHECK(json_string(text) == json_string(full.code));
      // As it was found, whatever list is loaded by then.
      checker.use_known(jd, nullptr);
      CHECK(check_answer(check_later(checker, raw, *quick)) == answer);
      checker.use_known(jd, &none.codes);
      CHECK(check_answer(check_later(checker, raw, *quick)) == answer);
      checker.use_known(jd, &known.codes);
    }
  }
  CHECK(doubtful > rounds(500));
  CHECK(valid > rounds(500));
}

}  // namespace cardmend::test
