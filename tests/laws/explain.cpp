#include "laws/explain.h"

#include <algorithm>
#include <span>

namespace cardmend::laws {
namespace {

std::span<const CauseShare> causes_of(const Explanation& explanation) {
  return std::span(explanation.causes).first(explanation.cause_count);
}

std::span<const PlanStep> plan_of(const Explanation& explanation) {
  return std::span(explanation.plan).first(explanation.step_count);
}

Broken broken_by_causes(const Explanation& explanation, const Knowledge& knowledge) {
  int sum = 0;
  std::uint16_t before = 1000;
  const auto causes = causes_of(explanation);
  const std::size_t reasons = knowledge.failures.size() + knowledge.evidence.size();
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const CauseShare& cause = causes[i];
    if (cause.cause >= knowledge.causes.size()) return "a cause is known";
    if (std::ranges::find(causes.first(i), cause.cause, &CauseShare::cause) != causes.first(i).end())
      return "a cause stands once";
    if (cause.share == 0 || cause.share > before)
      return "the likeliest cause comes first, and none is impossible";
    if (cause.because_count == 0) return "each cause has something that spoke for it";
    for (const std::uint8_t reason : std::span(cause.because).first(cause.because_count))
      if (reason >= reasons) return "what spoke for a cause is known";
    sum += cause.share;
    before = cause.share;
  }
  return sum == 1000 ? "" : "the shares add up to 1000";
}

Broken broken_by_step(const PlanStep& step, const Explanation& explanation, const Knowledge& knowledge) {
  if (step.remedy >= knowledge.remedies.size()) return "a remedy is known";
  if (step.chance == 0 || step.chance > 1000) return "a chance is more than none and at most sure";
  if (step.least_minutes > step.most_minutes || step.most_minutes == 0)
    return "minutes go from least to most";
  const bool exists = ((knowledge.remedies[step.remedy].platforms >> explanation.platform) & 1U) != 0;
  return exists ? "" : "a remedy exists on the platform";
}

Broken broken_by_plan(const Explanation& explanation, const Knowledge& knowledge) {
  const auto plan = plan_of(explanation);
  const auto place = [plan](std::uint8_t remedy) {
    return std::ranges::find(plan, remedy, &PlanStep::remedy);
  };
  bool begun = false;
  for (auto step = plan.begin(); step != plan.end(); ++step) {
    if (const Broken broken = broken_by_step(*step, explanation, knowledge); !broken.empty()) return broken;
    const RemedyRow& row = knowledge.remedies[step->remedy];
    if (place(step->remedy) != step) return "a remedy stands once";
    if (row.first && begun) return "what must be first is first";
    if (row.retries && explanation.retry.reason == RetryReason::never)
      return "a retry that cannot succeed is not offered";
    if (const auto before = place(row.after); before != plan.end() && before > step)
      return "what must be after is after";
    begun = begun || !row.first;
  }
  return "";
}

Broken broken_by_retry(const Explanation& explanation, const Knowledge& /*knowledge*/) {
  const Retry& retry = explanation.retry;
  const bool may = retry.reason == RetryReason::now || retry.reason == RetryReason::wait;
  if (retry.allowed != may) return "a retry is allowed with now and wait alone";
  if ((retry.after_ms > 0) != (retry.reason == RetryReason::wait)) return "there is a wait with wait alone";
  if (retry.after_ms > kMaxAfterMs) return "no wait is longer than a week";
  if (retry.reason == RetryReason::check_first && explanation.tier == Tier::notice)
    return "looking first is no notice";
  if (explanation.disclosure == Disclosure::generic && retry.allowed)
    return "a wrong secret is not sent again";
  const bool there = std::ranges::any_of(
      causes_of(explanation), [&](const CauseShare& cause) { return cause.cause == explanation.advice; });
  return there ? "" : "the advice is that of one of the causes";
}

}  // namespace

Broken broken_by_explanation(const Explanation& explanation, const Knowledge& knowledge) {
  for (const auto law : {broken_by_causes, broken_by_plan, broken_by_retry}) {
    if (const Broken broken = law(explanation, knowledge); !broken.empty()) return broken;
  }
  return "";
}

Broken broken_by_looking_first(const Explanation& explanation, const Knowledge& knowledge) {
  if (explanation.retry.reason != RetryReason::check_first) return "";
  const bool first = explanation.step_count > 0 && knowledge.remedies[explanation.plan[0].remedy].first;
  return first ? "" : "looking first is the first step";
}

}  // namespace cardmend::laws
