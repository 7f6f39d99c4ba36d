#include "native/explain/explain_laws.h"

#include <algorithm>
#include <set>
#include <span>

#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

std::span<const CauseShare> causes_of(const Explanation& explanation) {
  return std::span(explanation.causes).first(explanation.cause_count);
}

std::span<const PlanStep> plan_of(const Explanation& explanation) {
  return std::span(explanation.plan).first(explanation.step_count);
}

std::string broken_by_causes(const Explanation& explanation) {
  int sum = 0;
  std::uint16_t before = 1000;
  std::set<std::uint8_t> seen;
  for (const CauseShare& cause : causes_of(explanation)) {
    if (!seen.insert(cause.cause).second) return "a cause stands twice";
    if (cause.share == 0 || cause.share > before)
      return "the likeliest cause comes first, and none is impossible";
    if (cause.because_count == 0) return "each cause has something that spoke for it";
    sum += cause.share;
    before = cause.share;
  }
  return sum == 1000 ? "" : "the shares add up to 1000";
}

std::string broken_by_step(const PlanStep& step, const Explanation& explanation) {
  if (step.chance == 0 || step.chance > 1000) return "a chance is more than none and at most sure";
  if (step.least_minutes > step.most_minutes || step.most_minutes == 0)
    return "minutes go from least to most";
  const bool exists = ((tables::kRemedies[step.remedy].platforms >> explanation.platform) & 1U) != 0;
  return exists ? "" : "a remedy exists on the platform";
}

std::string broken_by_plan(const Explanation& explanation) {
  const auto plan = plan_of(explanation);
  if (plan.empty()) return "";
  const auto place = [plan](std::uint8_t remedy) {
    return std::ranges::find(plan, remedy, &PlanStep::remedy);
  };
  bool begun = false;
  for (auto step = plan.begin(); step != plan.end(); ++step) {
    const RemedyRow& row = tables::kRemedies[step->remedy];
    if (const std::string broken = broken_by_step(*step, explanation); !broken.empty()) return broken;
    if (place(step->remedy) != step) return "a remedy stands twice";
    if (row.first && begun) return "what must be first is first";
    if (row.retries && explanation.retry.reason == RetryReason::never)
      return "a retry that cannot succeed is not offered";
    if (const auto before = place(row.after); before != plan.end() && before > step)
      return "what must be after is after";
    begun = begun || !row.first;
  }
  return "";
}

std::string broken_by_retry(const Explanation& explanation) {
  const Retry& retry = explanation.retry;
  const bool may = retry.reason == RetryReason::now || retry.reason == RetryReason::wait;
  if (retry.allowed != may) return "a retry is allowed with now and wait alone";
  if ((retry.after_ms > 0) != (retry.reason == RetryReason::wait)) return "there is a wait with wait alone";
  if (retry.after_ms > kMaxAfterMs) return "no wait is longer than a week";
  if (retry.reason == RetryReason::check_first && explanation.tier == Tier::notice)
    return "looking first is no notice";
  if (retry.reason == RetryReason::check_first &&
      (explanation.step_count == 0 || !tables::kRemedies[explanation.plan[0].remedy].first))
    return "looking first is the first step";
  if (explanation.disclosure == Disclosure::generic && retry.allowed)
    return "a wrong secret is not sent again";
  const bool there = std::ranges::any_of(
      causes_of(explanation), [&](const CauseShare& cause) { return cause.cause == explanation.advice; });
  return there ? "" : "the advice is that of one of the causes";
}

}  // namespace

std::string broken_law(const Explanation& explanation) {
  for (const auto law : {broken_by_causes, broken_by_plan, broken_by_retry}) {
    if (std::string broken = law(explanation); !broken.empty()) return broken;
  }
  return "";
}

}  // namespace cardmend::test
