// explain: what holds for every failure whatever, and the tables as the core reads them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <string>

#include "explain/reduced_text.h"
#include "laws/explain.h"
#include "native/explain/explain_answer.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

/** The first law that an explanation by what is shipped breaks. */
laws::Broken broken_law(const Explanation& explanation) {
  const Knowledge& knowledge = shipped_knowledge();
  const laws::Broken broken = laws::broken_by_explanation(explanation, knowledge);
  return broken.empty() ? laws::broken_by_looking_first(explanation, knowledge) : broken;
}

constexpr std::u16string_view kMarkup[] = {u"<b>",     u"</",        u"<!--", u"-->",
                                           u"<script", u"</script>", u"<",    u">"};

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNumbers[] = {0,      -1,        1,          29.5,
                               4999.9, 5000,      1e9,        1e300,
                               -1e300, kInfinity, -kInfinity, std::numeric_limits<double>::quiet_NaN()};

constexpr std::int32_t kLargest = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kIntegers[] = {0, -1, 1, 2, 3, 5, 200, 404, 503, kLargest, -kLargest - 1};

/** Texts that tend towards wordings, markup and broken pairs, and numbers that tend towards the odd. */
class Junk {
 public:
  std::u16string text(std::size_t most) {
    std::u16string out;
    const std::size_t size = below(most);
    while (out.size() < size) out += piece();
    return out;
  }

  double number() { return kNumbers[below(std::size(kNumbers))]; }
  std::int32_t integer() { return kIntegers[below(std::size(kIntegers))]; }

  std::u16string platform() {
    const std::string_view id = tables::kPlatformIds[below(std::size(tables::kPlatformIds))];
    return below(4) == 0 ? text(12) : std::u16string(id.begin(), id.end());
  }

 private:
  static std::u16string one(std::size_t unit) {
    std::u16string text;
    text.push_back(static_cast<char16_t>(unit));
    return text;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

  std::u16string piece() {
    const std::u16string_view all = tables::kPatternText;
    switch (below(4)) {
      case 0:
        return one(below(0x10000));
      case 1:
        return one(0xD800 + below(0x800));
      case 2:
        return std::u16string(kMarkup[below(std::size(kMarkup))]);
      default: {
        const auto from = below(all.size());
        return std::u16string(all.substr(from, below(12)));
      }
    }
  }

  std::mt19937 random_{20240613};
};

}  // namespace

TEST_CASE("explain: the laws hold for 10,000 failures of junk") {
  Junk junk;
  for (int i = 0; i < 10'000; ++i) {
    const std::u16string platform = junk.platform(), code = junk.text(20), text = junk.text(120);
    const std::u16string type = junk.text(20), exception = junk.text(60);
    const Failure failure{.platform = platform,
                          .channel = type,
                          .code = code,
                          .text = text,
                          .content_type = type,
                          .exception = exception,
                          .http_status = junk.integer(),
                          .retry_after_ms = junk.number(),
                          .elapsed_ms = junk.number()};
    Evidence evidence;
    for (std::size_t k = 0; k < std::size(kSignalNames); ++k)
      evidence.with(static_cast<Signal>(k), junk.integer());
    const auto tried = static_cast<char16_t>(i % 64);
    if (i % 2 == 1) evidence.tried = {&tried, 1};
    const Explanation first = explain_failure(failure, evidence);
    REQUIRE_EQ(broken_law(first), "");
    REQUIRE_EQ(explain_answer(first), explain_answer(explain_failure(failure, evidence)));
  }
}

TEST_CASE("explain: the laws hold for every failure, platform, verdict and number of attempts") {
  for (const PatternRow& row : tables::kCodes) {
    const std::u16string_view code = tables::kPatternText.substr(row.at, row.length);
    for (const std::string_view platform : tables::kPlatformIds) {
      const std::u16string id(platform.begin(), platform.end());
      for (std::int32_t n = -1; n < 6; ++n) {
        Evidence evidence;
        for (const Signal signal : {Signal::attempts, Signal::verdict, Signal::findings, Signal::online,
                                    Signal::origin, Signal::other_region})
          evidence.with(signal, n);
        REQUIRE_EQ(broken_law(explain_failure({.platform = id, .code = code}, evidence)), "");
      }
    }
  }
}

TEST_CASE("explain: a megabyte is read no further than its beginning") {
  const std::u16string wording = u"\u6B64\u5361\u5DF2\u88AB\u7ED1\u5B9A";
  std::u16string text(std::size_t{1} << 20U, u'.');
  const auto cause_of = [](const Failure& failure) {
    return cause_name(explain_failure(failure, {}).causes[0].cause);
  };
  text.replace(kMaxFailureText - wording.size(), wording.size(), wording);
  CHECK_EQ(cause_of({.text = text}), "already-bound");
  text.insert(0, 1, u'.');
  CHECK_EQ(cause_of({.text = text}), "unknown");
  for (const char16_t unit : {u'<', u'a', u'\u5361', u'\xD800'}) {
    const std::u16string all(std::size_t{1} << 20U, unit);
    REQUIRE_EQ(broken_law(explain_failure(
                   {.platform = all, .code = all, .text = all, .content_type = all, .exception = all}, {})),
               "");
  }
}

TEST_CASE("explain: advice is that of the cause which decided the retry") {
  const Explanation busy = explain_failure({.http_status = 503}, {});
  CHECK_EQ(cause_name(busy.advice), "system-busy");
  const Explanation open = explain_failure({.http_status = 502}, {});
  CHECK_EQ(cause_name(open.causes[0].cause), "system-fault");
  CHECK_EQ(cause_name(open.advice), "timeout-outcome-unknown");
}

TEST_CASE("explain: patterns are written as the reader reads them") {
  const std::u16string_view all = tables::kPatternText;
  for (const auto& rows :
       {std::span<const PatternRow>(tables::kTexts), std::span<const PatternRow>(tables::kExceptions),
        std::span<const PatternRow>(tables::kCodes), std::span<const PatternRow>(tables::kWords)}) {
    const auto text_of = [&](const PatternRow& row) { return all.substr(row.at, row.length); };
    CHECK(std::ranges::is_sorted(rows, {}, text_of));
    for (const PatternRow& row : rows) {
      REQUIRE(row.at + row.length <= all.size());
      explain::Reader reader(text_of(row));
      for (const char16_t unit : text_of(row)) CHECK_EQ(reader.next(), unit);
    }
  }
}

TEST_CASE("explain: reading drops markup, width, case and punctuation") {
  const auto read = [](std::u16string_view text) {
    std::u16string out;
    explain::Reader reader(text);
    for (char16_t unit = reader.next(); unit != 0; unit = reader.next()) out += unit;
    return out;
  };
  CHECK(read(u"\uFF21 b-C\u3002\uFF11") == u"abc1");
  CHECK(read(u"<p class='x'>a<br/>b</p>") == u"ab");
  CHECK(read(u"a<SCRIPT>x</b>y</Script >b<style>z</style>c") == u"abc");
  CHECK(read(u"a<!-- x > y -->b<!-- z") == u"abz");
  CHECK(read(u"1 < 2 > 3 <b") == u"123b");
  CHECK(read(std::u16string_view(u"a\0b", 3)) == u"ab");
  CHECK(explain::begins_as_page(u" \r\n\uFEFF<!DOCTYPE HTML>"));
  CHECK(explain::begins_as_page(u"<Html lang=en>"));
  CHECK_FALSE(explain::begins_as_page(u"{}"));
}

}  // namespace cardmend::test
