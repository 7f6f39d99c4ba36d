// explain: what must be hidden cannot be told apart by the work done either. Work is counted, not timed: the
// basic blocks of src/explain that are run (work_counter.h).
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "cardmend/explain.h"
#include "explain/match_failure.h"
#include "explain/wait.h"
#include "native/explain/explain_hidden.h"
#include "native/explain/work_counter.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

/** The codes of all failures that must be hidden and hold on the platform. */
std::vector<std::u16string_view> codes_to_hide(std::u16string_view platform) {
  std::vector<std::u16string_view> codes;
  for (const PatternRow& row : tables::kCodes) {
    const std::uint8_t only = tables::kFailures[row.row].platform;
    const std::uint8_t here = explain::find_platform(platform, tables::kKnowledge);
    const bool holds = only == kNoRow || only == here || here == tables::kKnowledge.generic_platform;
    if (holds && is_hidden(tables::kFailures[row.row]))
      codes.push_back(tables::kPatternText.substr(row.at, row.length));
  }
  return codes;
}

std::uint64_t work_of(const Failure& failure, const Evidence& evidence) {
  // The first call of a program unpacks the knowledge.
  static const Explanation first = explain_failure({.platform = u"jd", .code = u"binded"}, {});
  static_cast<void>(first);
  return steps_of([&] { static_cast<void>(explain_failure(failure, evidence)); });
}

/** The work of telling which failure it is and what wait is told: the parts that read what came back. */
std::uint64_t reading_of(const Failure& failure) {
  const std::uint8_t platform = explain::find_platform(failure.platform, tables::kKnowledge);
  return steps_of([&] {
    static_cast<void>(explain::find_failure(failure, platform, tables::kKnowledge));
    static_cast<void>(explain::told_wait(failure.text));
    static_cast<void>(explain::told_wait(failure.exception));
  });
}

}  // namespace

TEST_CASE("work: the counter counts, and always the same for the same") {
  const Failure failure{.platform = u"jd", .code = u"binded"};
  const std::uint64_t work = work_of(failure, {});
  CHECK(work > reading_of(failure));
  CHECK(reading_of(failure) > 100);
  CHECK_EQ(work_of(failure, {}), work);
  CHECK(work_of({.platform = u"jd", .code = u"expiredcard"}, {}) != work);
}

TEST_CASE(
    "work: beside reading what came back, it is the same for an unknown number, a wrong secret, a stolen and "
    "a frozen card, whatever is known") {
  std::mt19937 random(11);
  for (const std::u16string_view platform : kHidingPlatforms) {
    const std::vector<std::u16string_view> codes = codes_to_hide(platform);
    REQUIRE(codes.size() > 20);
    for (const std::u16string_view code : {u"cardnotfound", u"invalidpin", u"stolencard", u"cardfrozen"})
      REQUIRE(std::ranges::find(codes, code) != codes.end());
    for (int i = 0; i < 50; ++i) {
      Evidence evidence = evidence_at_random(random);
      const std::u16string tried{static_cast<char16_t>(random() % 50), static_cast<char16_t>(random() % 50)};
      if (i % 2 == 1) evidence.tried = tried;
      const double elapsed = i % 4 == 0 ? 20.0 : 300.0;
      const auto rest = [&](std::u16string_view code) {
        const Failure failure{.platform = platform, .code = code, .elapsed_ms = elapsed};
        return work_of(failure, evidence) - reading_of(failure);
      };
      const std::uint64_t wrong_secret = rest(u"invalidpin");
      for (const std::u16string_view code : codes) REQUIRE_EQ(rest(code), wrong_secret);
    }
  }
}

TEST_CASE("work: of two wordings for the same platform the rest is the same too") {
  const std::u16string_view wordings[] = {u"\u5361\u5BC6\u9519\u8BEF", u"\u5361\u4E0D\u5B58\u5728",
                                          u"\u5361\u5DF2\u51BB\u7ED3", u"\u5DF2\u6302\u5931",
                                          u"card not found",           u"reported stolen"};
  const auto rest = [](std::u16string_view text) {
    const Failure failure{.platform = u"taobao", .text = text};
    return work_of(failure, {}) - reading_of(failure);
  };
  for (const std::u16string_view text : wordings) CHECK_EQ(rest(text), rest(wordings[0]));
}

// Reading goes on to the end of what came back, whatever it finds, so that it takes its length, and a little
// more or less by which letters begin a wording. That little must stay a small part of the whole.
TEST_CASE("work: reading two hidden codes of one length differs by less than an eighth of the whole") {
  for (const std::u16string_view platform : kHidingPlatforms) {
    std::map<std::size_t, std::vector<std::uint64_t>> by_length;
    for (const std::u16string_view code : codes_to_hide(platform))
      by_length[code.size()].push_back(work_of({.platform = platform, .code = code}, {}));
    std::size_t compared = 0;
    for (const auto& [length, work] : by_length) {
      CAPTURE(length);
      const auto [least, most] = std::ranges::minmax(work);
      CHECK((most - least) * 8 < least);
      compared += work.size() > 1 ? 1 : 0;
    }
    CHECK(compared >= 4);
  }
}

TEST_CASE("work: what comes back beyond kMaxFailureText is not read, whatever it is") {
  const std::u16string most(kMaxFailureText, u'a');
  for (const auto field : {&Failure::text, &Failure::code, &Failure::exception}) {
    const auto work_with = [&](std::u16string_view text) {
      Failure failure{.platform = u"taobao"};
      failure.*field = text;
      return work_of(failure, {});
    };
    const std::uint64_t work = work_with(most);
    CHECK_EQ(work_with(most + u"card not found"), work);
    CHECK_EQ(work_with(most + std::u16string(100'000, u'7')), work);
  }
}

}  // namespace cardmend::test
