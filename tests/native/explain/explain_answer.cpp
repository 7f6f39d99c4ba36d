#include "native/explain/explain_answer.h"

#include <span>

#include "native/support/text.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

/** Thousandths, 0..1000, as the shortest decimal: 1, 0.62, 0.007. */
std::string thousandths(std::uint16_t value) {
  if (value % 1000 == 0) return std::to_string(value / 1000);
  std::string digits = std::to_string(1000 + value).substr(1);
  while (digits.back() == '0') digits.pop_back();
  return "0." + digits;
}

std::string reason_json(std::uint8_t reason) {
  return json_string(tables::kReasonIds[reason]);
}

std::string cause_json(const CauseShare& cause) {
  const std::span<const std::uint8_t> because(cause.because.data(), cause.because_count);
  return "{\"cause\":" + json_string(cause_name(cause.cause)) +
         ",\"probability\":" + thousandths(cause.share) + ",\"because\":" + json_list(because, reason_json) +
         "}";
}

std::string step_json(const PlanStep& step) {
  return "{\"remedy\":" + json_string(remedy_name(step.remedy)) + ",\"minutes\":[" +
         std::to_string(step.least_minutes) + "," + std::to_string(step.most_minutes) +
         "],\"chance\":" + thousandths(step.chance) + "}";
}

std::string retry_json(const Retry& retry) {
  return std::string("{\"allowed\":") + (retry.allowed ? "true" : "false") +
         ",\"afterMs\":" + std::to_string(retry.after_ms) +
         ",\"reason\":" + json_string(kRetryReasonNames[static_cast<std::size_t>(retry.reason)]) + "}";
}

}  // namespace

std::string_view cause_name(std::uint8_t cause) {
  return tables::kCauseIds[cause];
}

std::string_view remedy_name(std::uint8_t remedy) {
  return tables::kRemedyIds[remedy];
}

std::string explain_answer(const Explanation& explanation) {
  const std::span causes(explanation.causes.data(), explanation.cause_count);
  const std::span plan(explanation.plan.data(), explanation.step_count);
  return "{\"tier\":" + json_string(kTierNames[static_cast<std::size_t>(explanation.tier)]) +
         ",\"cause\":" + json_string(cause_name(causes[0].cause)) +
         ",\"causes\":" + json_list(causes, cause_json) + ",\"plan\":" + json_list(plan, step_json) +
         ",\"retry\":" + retry_json(explanation.retry) + ",\"disclosure\":" +
         json_string(kDisclosureNames[static_cast<std::size_t>(explanation.disclosure)]) +
         ",\"support\":" + json_string(tables::kSupportIds[explanation.support]) + "}";
}

}  // namespace cardmend::test
