#include "guide/plan.h"

#include <algorithm>
#include <span>

#include "core/fixed_vector.h"
#include "guide/residue.h"

namespace cardmend::guide {
namespace {

/** Indices are bytes, and kNoRow is none. */
constexpr std::size_t kMostRemedies = kNoRow;

/** A step that helps one in fifty only makes the plan longer. In parts of a thousand. */
constexpr std::uint32_t kLeastChance = 20;

using Steps = FixedVector<PlanStep, kMostRemedies>;

class Planner {
 public:
  Planner(std::u16string_view tried, const Knowledge& known, const Explanation& out)
      : tried_(tried), known_(known), out_(out) {}

  /** Every remedy of the causes that is worth naming, in the order of the table. */
  void gather() {
    std::array<std::uint32_t, kMostRemedies> millionths{};
    for (const CauseShare& cause : std::span(out_.causes).first(out_.cause_count)) {
      const CauseRow& row = known_.causes[cause.cause];
      for (const RemedyChance& way : known_.chances.subspan(row.first_chance, row.chance_count)) {
        millionths[way.remedy] += std::uint32_t{cause.share} * way.chance;
      }
    }
    for (std::size_t i = 0; i < known_.remedies.size(); ++i) {
      const auto remedy = static_cast<std::uint8_t>(i);
      const std::uint32_t chance = (millionths[i] + 500) / 1000;
      if ((chance >= kLeastChance || comes_first(remedy)) && millionths[i] > 0 && is_open(remedy))
        steps_.push_back(step_of(remedy, chance));
    }
  }

  /** Leaves the least likely steps out that no other needs; of equals the later one. */
  void shorten() {
    while (steps_.size() > kMaxSteps) {
      std::size_t least = steps_.size();
      for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (next_of(steps_[i].remedy) != nullptr || comes_first(steps_[i].remedy)) continue;
        if (least == steps_.size() || steps_[i].chance <= steps_[least].chance) least = i;
      }
      remove(least);
    }
  }

  /** Moves the steps into `out` in their order. */
  void order(Explanation& out) {
    Residue residue(known_, out_);
    while (!steps_.empty()) {
      const std::size_t best = best_of(residue);
      residue.try_remedy(steps_[best].remedy);
      out.plan[out.step_count++] = steps_[best];
      remove(best);
    }
  }

 private:
  [[nodiscard]] const RemedyRow& row_of(std::uint8_t remedy) const { return known_.remedies[remedy]; }

  /** Nothing else may be done before it, however seldom it helps. */
  [[nodiscard]] bool comes_first(std::uint8_t remedy) const {
    return row_of(remedy).first && out_.retry.reason == RetryReason::check_first;
  }

  /** There is such a thing on the platform, it was not tried, and it is of use. */
  [[nodiscard]] bool is_open(std::uint8_t remedy) const {
    const RemedyRow& row = row_of(remedy);
    const RetryReason reason = out_.retry.reason;
    const bool hidden = out_.disclosure == Disclosure::generic;
    const bool may_retry = reason != RetryReason::never && !(hidden && reason == RetryReason::after_change);
    return ((row.platforms >> out_.platform) & 1U) != 0 && (may_retry || !row.retries) &&
           tried_.find(remedy) == std::u16string_view::npos;
  }

  [[nodiscard]] PlanStep step_of(std::uint8_t remedy, std::uint32_t chance) const {
    const RemedyRow& row = row_of(remedy);
    const SupportRow& support = known_.supports[out_.support];
    const PlatformRow& platform = known_.platforms[out_.platform];
    PlanStep step{.remedy = remedy,
                  .least_minutes = row.least_minutes,
                  .most_minutes = row.most_minutes,
                  .chance = static_cast<std::uint16_t>(std::max(chance, 1U))};
    if (row.time == RemedyTime::support) {
      step.least_minutes = support.least_minutes;
      step.most_minutes = support.most_minutes;
    } else if (row.time == RemedyTime::arrival) {
      step.least_minutes = platform.least_arrival;
      step.most_minutes = platform.most_arrival;
    }
    return step;
  }

  void remove(std::size_t at) {
    std::copy(steps_.begin() + at + 1, steps_.end(), steps_.begin() + at);
    steps_.resize(steps_.size() - 1);
  }

  [[nodiscard]] bool waits(const PlanStep& step) const {
    const std::uint8_t before = row_of(step.remedy).after;
    return std::ranges::any_of(steps_.view(),
                               [before](const PlanStep& other) { return other.remedy == before; });
  }

  /** The first of the steps that has to come after `remedy`; null if none has. */
  [[nodiscard]] const PlanStep* next_of(std::uint8_t remedy) const {
    const auto steps = steps_.view();
    const auto found = std::ranges::find_if(
        steps, [&](const PlanStep& step) { return row_of(step.remedy).after == remedy; });
    return found == steps.end() ? nullptr : &*found;
  }

  /** The most that a run of steps gains for its minutes, beginning with `step` and going on as it must. */
  [[nodiscard]] Gain gain_of(const PlanStep& step, const Residue& residue) const {
    Residue left = residue;
    Gain sum;
    Gain best;
    for (const PlanStep* at = &step; at != nullptr; at = next_of(at->remedy)) {
      sum.minutes += minutes_of(*at) * left.share();
      const double before = left.share();
      left.try_remedy(at->remedy);
      sum.share += before - left.share();
      if (best.minutes == 0 || sum.beats(best)) best = sum;
    }
    return best;
  }

  /** The best step that has to wait for none of the others; the data has no loops, so there is one. */
  [[nodiscard]] std::size_t best_of(const Residue& residue) const {
    std::size_t best = steps_.size();
    Gain most;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (waits(steps_[i])) continue;
      const Gain gain = gain_of(steps_[i], residue);
      if (best != steps_.size()) {
        const bool first = row_of(steps_[i].remedy).first;
        const bool other = row_of(steps_[best].remedy).first;
        if (first != other ? other : !gain.beats(most)) continue;
      }
      best = i;
      most = gain;
    }
    return best;
  }

  std::u16string_view tried_;
  const Knowledge& known_;
  const Explanation& out_;
  Steps steps_;
};

}  // namespace

void make_plan(std::u16string_view tried, const Knowledge& known, Explanation& out) {
  Planner planner(tried, known, out);
  planner.gather();
  planner.shorten();
  planner.order(out);
}

}  // namespace cardmend::guide
