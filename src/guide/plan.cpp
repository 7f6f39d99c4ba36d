#include "guide/plan.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "core/fixed_vector.h"
#include "tables/guide.h"

namespace cardmend::guide {
namespace {

constexpr std::size_t kRemedyCount = std::size(tables::kRemedies);

/** A step that helps one in fifty only makes the plan longer. In parts of a thousand. */
constexpr std::uint32_t kLeastChance = 20;

using Steps = FixedVector<PlanStep, kRemedyCount>;

const RemedyRow& row_of(const PlanStep& step) {
  return tables::kRemedies[step.remedy];
}

bool holds(std::span<const PlanStep> steps, std::uint8_t remedy) {
  return std::ranges::any_of(steps, [remedy](const PlanStep& step) { return step.remedy == remedy; });
}

/** Another of the steps comes after this one. */
bool is_needed(std::span<const PlanStep> steps, const PlanStep& step) {
  return std::ranges::any_of(steps,
                             [&step](const PlanStep& other) { return row_of(other).after == step.remedy; });
}

PlanStep step_of(std::uint8_t remedy, std::uint32_t chance, std::uint8_t support) {
  const RemedyRow& row = tables::kRemedies[remedy];
  const SupportRow& answer = tables::kSupports[support];
  const bool own = row.most_minutes != 0;
  return {.remedy = remedy,
          .least_minutes = own ? row.least_minutes : answer.least_minutes,
          .most_minutes = own ? row.most_minutes : answer.most_minutes,
          .chance = static_cast<std::uint16_t>(chance)};
}

/** Every remedy of the causes that exists on the platform and is worth naming, in the order of the table. */
Steps gather(const Explanation& out) {
  std::array<std::uint32_t, kRemedyCount> millionths{};
  for (const CauseShare& cause : std::span(out.causes).first(out.cause_count)) {
    const CauseRow& row = tables::kCauses[cause.cause];
    for (const RemedyChance& way : std::span(tables::kChances).subspan(row.first_chance, row.chance_count)) {
      millionths[way.remedy] += std::uint32_t{cause.share} * way.chance;
    }
  }
  Steps steps;
  for (std::uint8_t remedy = 0; remedy < kRemedyCount; ++remedy) {
    const std::uint32_t chance = (millionths[remedy] + 500) / 1000;
    const bool exists = ((tables::kRemedies[remedy].platforms >> out.platform) & 1U) != 0;
    if (exists && chance >= kLeastChance) steps.push_back(step_of(remedy, chance, out.support));
  }
  return steps;
}

void remove(Steps& steps, std::size_t at) {
  std::copy(steps.begin() + at + 1, steps.end(), steps.begin() + at);
  steps.resize(steps.size() - 1);
}

/** Leaves the least likely step out that no other needs; of equals the later one. */
void shorten(Steps& steps) {
  std::size_t least = steps.size();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (is_needed(steps.view(), steps[i])) continue;
    if (least == steps.size() || steps[i].chance <= steps[least].chance) least = i;
  }
  remove(steps, least);
}

/** a.chance / a's mean minutes > b.chance / b's, in whole numbers; what is first comes before all else. */
bool better(const PlanStep& a, const PlanStep& b) {
  if (row_of(a).first != row_of(b).first) return row_of(a).first;
  return a.chance * (std::uint32_t{b.least_minutes} + b.most_minutes) >
         b.chance * (std::uint32_t{a.least_minutes} + a.most_minutes);
}

/** The best step that has to wait for none of the others; the data has no loops, so there is one. */
std::size_t best_of(const Steps& steps) {
  std::size_t best = steps.size();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (holds(steps.view(), row_of(steps[i]).after)) continue;
    if (best == steps.size() || better(steps[i], steps[best])) best = i;
  }
  return best;
}

}  // namespace

void make_plan(Explanation& out) {
  Steps steps = gather(out);
  while (steps.size() > kMaxSteps) shorten(steps);
  while (!steps.empty()) {
    const std::size_t best = best_of(steps);
    out.plan[out.step_count++] = steps[best];
    remove(steps, best);
  }
}

}  // namespace cardmend::guide
