// explain: the cases of tests/vectors/explain, and the reach of the data through them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <span>

#include "native/explain/explain_answer.h"
#include "native/explain/explain_case.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

Explanation explain_case(const json& data) {
  const FailureCase failure(data.at("failure"));
  const EvidenceCase evidence(data.value("evidence", json::object()));
  return explain_failure(failure.failure(), evidence.evidence());
}

/** The part of an answer that a case expects something of, in the form of its `expect`. */
json outcome_of(const Explanation& explanation, const json& expect) {
  const json answer = json::parse(explain_answer(explanation));
  json outcome = {
      {"cause", answer.at("cause")}, {"tier", answer.at("tier")}, {"disclosure", answer.at("disclosure")}};
  outcome["firstRemedy"] = answer.at("plan").empty() ? json() : answer.at("plan").at(0).at("remedy");
  outcome["retry"] = answer.at("retry");
  if (!expect.at("retry").contains("afterMs")) outcome["retry"].erase("afterMs");
  if (expect.contains("support")) outcome["support"] = answer.at("support");
  if (expect.contains("plan")) {
    outcome["plan"] = json::array();
    for (const json& step : answer.at("plan")) outcome["plan"].push_back(step.at("remedy"));
  }
  if (expect.contains("because")) outcome["because"] = answer.at("causes").at(0).at("because");
  return outcome;
}

/** A failure that is told as another, or evidence that makes no cause likelier. */
bool never_speaks_for(std::size_t reason) {
  if (reason < std::size(tables::kFailures)) return tables::kFailures[reason].told != reason;
  const EvidenceRow& row = tables::kEvidence[reason - std::size(tables::kFailures)];
  const std::span factors(&tables::kFactors[row.first_factor], row.factor_count);
  return std::ranges::all_of(factors, [](const FactorRow& factor) { return factor.times <= 1000; });
}

}  // namespace

TEST_CASE("explain: the cases of tests/vectors/explain") {
  std::vector<std::string> answers;
  for (const Case& test : load_cases("explain")) {
    CAPTURE(test.name);
    const Explanation explanation = explain_case(test.data);
    const json& expect = test.data.at("expect");
    CHECK_EQ(outcome_of(explanation, expect).dump(), expect.dump());
    answers.push_back(explain_answer(explanation));
    compare_whole(test.data, answers.back());
  }
  CHECK(answers.size() >= 120);
  write_answers("explain", answers);
}

TEST_CASE("explain: the cases reach every failure, cause, remedy and evidence") {
  std::set<std::uint8_t> causes;
  std::set<std::uint8_t> remedies;
  std::set<std::uint8_t> reasons;
  for (const Case& test : load_cases("explain")) {
    const Explanation explanation = explain_case(test.data);
    for (const CauseShare& cause : std::span(explanation.causes).first(explanation.cause_count)) {
      causes.insert(cause.cause);
      reasons.insert(cause.because.begin(), cause.because.begin() + cause.because_count);
    }
    for (const PlanStep& step : std::span(explanation.plan).first(explanation.step_count))
      remedies.insert(step.remedy);
  }
  for (std::size_t i = 0; i < std::size(tables::kCauseIds); ++i) {
    CHECK_MESSAGE(causes.contains(static_cast<std::uint8_t>(i)), tables::kCauseIds[i]);
  }
  for (std::size_t i = 0; i < std::size(tables::kRemedyIds); ++i) {
    CHECK_MESSAGE(remedies.contains(static_cast<std::uint8_t>(i)), tables::kRemedyIds[i]);
  }
  // Evidence that only ever speaks against a cause is never named.
  for (std::size_t i = 0; i < std::size(tables::kReasonIds); ++i) {
    const auto reason = static_cast<std::uint8_t>(i);
    CHECK_MESSAGE((reasons.contains(reason) || never_speaks_for(i)), tables::kReasonIds[i]);
  }
}

}  // namespace cardmend::test
