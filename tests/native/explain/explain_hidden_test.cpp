// explain: what would help a thief cannot be told apart: not in text, tier, plan, retry or reasons, nor in
// the work done.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "explain/match_failure.h"
#include "native/explain/explain_answer.h"
#include "native/explain/explain_hidden.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

/** One code of each row that must be hidden and has any. */
std::vector<std::u16string_view> hidden_codes() {
  std::vector<std::u16string_view> codes;
  for (const PatternRow& row : tables::kCodes) {
    if (is_hidden(tables::kFailures[row.row]))
      codes.push_back(tables::kPatternText.substr(row.at, row.length));
  }
  return codes;
}

}  // namespace

TEST_CASE(
    "hidden: unknown number, wrong secret, blocked and stolen cards give the same answer, whatever is "
    "known") {
  const std::vector<std::u16string_view> codes = hidden_codes();
  REQUIRE(codes.size() > 20);
  std::mt19937 random(7);
  for (const std::u16string_view platform : kHidingPlatforms) {
    for (int i = 0; i < 40; ++i) {
      Evidence evidence = evidence_at_random(random);
      const std::u16string tried(1, static_cast<char16_t>(random() % 50));
      if (i % 2 == 1) evidence.tried = tried;
      const double elapsed = i % 4 == 0 ? 20.0 : 300.0;
      const auto answer = [&](std::u16string_view code) {
        return explain_answer(
            explain_failure({.platform = platform, .code = code, .elapsed_ms = elapsed}, evidence));
      };
      const std::string wrong_secret = answer(u"invalid_pin");
      for (const std::u16string_view code : codes) {
        const bool elsewhere = code == u"nofind" && platform != u"jd";
        if (!elsewhere) REQUIRE_EQ(answer(code), wrong_secret);
      }
    }
  }
}

TEST_CASE(
    "hidden: such failures share one list of shares and one reason, so that all later work is the same") {
  const FailureRow* first = nullptr;
  for (const FailureRow& row : tables::kFailures) {
    if (!is_hidden(row)) continue;
    if (first == nullptr) first = &row;
    CHECK_EQ(row.first_share, first->first_share);
    CHECK_EQ(row.share_count, first->share_count);
    CHECK_EQ(row.told, first->told);
  }
  REQUIRE(first != nullptr);
}

TEST_CASE(
    "hidden: such causes have one tier and one rule of retry, and rules of tiers name all of them or none") {
  const CauseRow* first = nullptr;
  std::size_t hidden = 0;
  for (const CauseRow& row : tables::kCauses) {
    if (row.disclosure == Disclosure::full) continue;
    ++hidden;
    if (first == nullptr) first = &row;
    CHECK_EQ(row.tier, first->tier);
    CHECK_EQ(row.retry, first->retry);
    CHECK_EQ(row.after_ms, first->after_ms);
  }
  for (const TierRow& row : tables::kTiers) {
    std::size_t named = 0;
    for (std::size_t i = 0; i < row.cause_count; ++i) {
      const std::uint8_t cause = tables::kTierCauses[row.first_cause + i];
      if (tables::kCauses[cause].disclosure == Disclosure::generic) ++named;
    }
    CHECK((named == 0 || named == hidden));
  }
}

}  // namespace cardmend::test
