#include "laws/same.h"

#include <algorithm>
#include <optional>
#include <span>

namespace cardmend::laws {
namespace {

bool same_span(Span one, Span other) {
  return one.begin == other.begin && one.end == other.end;
}

bool same_finding(const Finding& one, const Finding& other) {
  return one.kind == other.kind && same_span(one.span, other.span) && one.params == other.params;
}

bool same_edit(const Edit& one, const Edit& other) {
  return one.reason == other.reason && same_span(one.span, other.span) && one.to_length == other.to_length &&
         std::equal(one.to.begin(), one.to.begin() + one.to_length, other.to.begin());
}

bool same_change(const Change& one, const Change& other) {
  return one.index == other.index && one.from == other.from && one.to == other.to;
}

bool same_candidate(const Candidate& one, const Candidate& other) {
  return one.probability == other.probability && one.length == other.length &&
         std::equal(one.code.begin(), one.code.begin() + one.length, other.code.begin()) &&
         std::ranges::equal(std::span(one.changes).first(one.change_count),
                            std::span(other.changes).first(other.change_count), same_change);
}

bool same_doubt(const Doubt& one, const Doubt& other) {
  return same_span(one.span, other.span) && one.index == other.index &&
         one.probability == other.probability && one.readings == other.readings;
}

bool same_cause(const CauseShare& one, const CauseShare& other) {
  return one.cause == other.cause && one.share == other.share &&
         std::ranges::equal(std::span(one.because).first(one.because_count),
                            std::span(other.because).first(other.because_count));
}

bool same_step(const PlanStep& one, const PlanStep& other) {
  return one.remedy == other.remedy && one.least_minutes == other.least_minutes &&
         one.most_minutes == other.most_minutes && one.chance == other.chance;
}

bool same_retry(const Retry& one, const Retry& other) {
  return one.allowed == other.allowed && one.reason == other.reason && one.after_ms == other.after_ms;
}

}  // namespace

bool same_answer(const CheckResult& one, const CheckResult& other) {
  return one.verdict == other.verdict && one.product == other.product && one.code == other.code &&
         one.number == other.number && std::ranges::equal(one.findings, other.findings, same_finding) &&
         std::ranges::equal(one.edits, other.edits, same_edit) &&
         std::ranges::equal(one.candidates, other.candidates, same_candidate) &&
         std::ranges::equal(one.doubts, other.doubts, same_doubt);
}

bool same_answer(const Explanation& one, const Explanation& other) {
  return one.tier == other.tier && one.disclosure == other.disclosure && one.advice == other.advice &&
         one.platform == other.platform && one.support == other.support &&
         same_retry(one.retry, other.retry) &&
         std::ranges::equal(std::span(one.causes).first(one.cause_count),
                            std::span(other.causes).first(other.cause_count), same_cause) &&
         std::ranges::equal(std::span(one.plan).first(one.step_count),
                            std::span(other.plan).first(other.step_count), same_step);
}

template <typename Any>
Broken broken_by_glance(Any& quick, Any& full, std::u16string_view raw, std::int32_t product, Field field) {
  const std::optional<CleanCode> clean = quick.glance(raw, product, field);
  const CheckResult& checked = full.check(raw, product, field);
  if (!clean) return "";
  if (checked.verdict != Verdict::valid) return "what is clean is right";
  if (clean->product != checked.product || clean->code != checked.code)
    return "what is clean is the code that a check finds";
  if (clean->offers != checked.offers) return "what is clean offers what a check does";
  const CheckResult& expected = full.add_offers(checked.offers);
  quick.check_as(raw, clean->product, field);
  return same_answer(quick.add_offers(clean->offers), expected) ? ""
                                                                : "what is clean has the answer of a check";
}

template Broken broken_by_glance(Checker&, Checker&, std::u16string_view, std::int32_t, Field);
template Broken broken_by_glance(NamedChecker&, NamedChecker&, std::u16string_view, std::int32_t, Field);

}  // namespace cardmend::laws
