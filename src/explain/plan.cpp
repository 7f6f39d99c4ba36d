#include "explain/plan.h"

#include <algorithm>
#include <span>

#include "base/fixed_vector.h"
#include "explain/remaining_share.h"

namespace cardmend::explain {

using base::FixedVector;

namespace {

/** Indices are bytes, and kNoRow is none. */
constexpr std::size_t kMostRemedies = kNoRow;

/** A step that helps one in fifty only makes the plan longer. In parts of a thousand. */
constexpr std::uint32_t kLeastChance = 20;

constexpr std::uint32_t kMinuteMs = 60'000;
static_assert(kMaxAfterMs / kMinuteMs < 65'535);

using Steps = FixedVector<PlanStep, kMostRemedies>;

/** Gathers the steps of a plan. */
class Planner {
 public:
  Planner(std::u16string_view tried, const Knowledge& knowledge, const Explanation& out)
      : tried_(tried), knowledge_(knowledge), out_(out), told_minutes_(told_minutes(knowledge, out)) {}

  /** Every remedy of the causes that is worth naming, in the order of the table. */
  void gather() {
    std::array<std::uint32_t, kMostRemedies> millionths{};
    for (const CauseShare& cause : std::span(out_.causes).first(out_.cause_count)) {
      const CauseRow& row = knowledge_.causes[cause.cause];
      for (const RemedyChance& way : knowledge_.chances.subspan(row.first_chance, row.chance_count)) {
        millionths[way.remedy] += std::uint32_t{cause.share} * way.chance;
      }
    }
    for (std::size_t i = 0; i < knowledge_.remedies.size(); ++i) {
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
        if (is_needed(steps_[i].remedy) || comes_first(steps_[i].remedy)) continue;
        if (least == steps_.size() || steps_[i].chance <= steps_[least].chance) least = i;
      }
      remove(least);
    }
  }

  [[nodiscard]] std::span<const PlanStep> steps() const { return steps_.view(); }

 private:
  [[nodiscard]] const RemedyRow& row_of(std::uint8_t remedy) const { return knowledge_.remedies[remedy]; }

  /** Nothing else may be done before it, however seldom it helps. */
  [[nodiscard]] bool comes_first(std::uint8_t remedy) const {
    return row_of(remedy).first && out_.retry.reason == RetryReason::check_first;
  }

  /** There is such a thing on the platform, it was not tried, and it is of use. */
  [[nodiscard]] bool is_open(std::uint8_t remedy) const {
    const RemedyRow& row = row_of(remedy);
    const RetryReason reason = out_.retry.reason;
    const bool hidden = out_.disclosure == Disclosure::generic;
    const bool may_retry = reason != RetryReason::never && (!hidden || reason != RetryReason::after_change);
    return ((row.platforms >> out_.platform) & 1U) != 0 && (may_retry || !row.retries) &&
           tried_.find(remedy) == std::u16string_view::npos;
  }

  /** The minutes of a wait that the answer tells, begun ones too; 0 if it tells none. */
  static std::uint16_t told_minutes(const Knowledge& knowledge, const Explanation& out) {
    const bool told = out.retry.after_ms != knowledge.causes[out.causes[0].cause].after_ms;
    return static_cast<std::uint16_t>(told ? (out.retry.after_ms + kMinuteMs - 1) / kMinuteMs : 0);
  }

  [[nodiscard]] PlanStep step_of(std::uint8_t remedy, std::uint32_t chance) const {
    const RemedyRow& row = row_of(remedy);
    const SupportRow& support = knowledge_.supports[out_.support];
    const PlatformRow& platform = knowledge_.platforms[out_.platform];
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
    } else if (row.time != RemedyTime::own && told_minutes_ > 0) {
      const bool lock = row.time == RemedyTime::lock;
      step.least_minutes = lock ? told_minutes_ : std::max(step.least_minutes, told_minutes_);
      step.most_minutes = lock ? told_minutes_ : std::max(step.most_minutes, told_minutes_);
    }
    return step;
  }

  void remove(std::size_t at) {
    std::copy(steps_.begin() + at + 1, steps_.end(), steps_.begin() + at);
    steps_.resize(steps_.size() - 1);
  }

  /** Another of the steps has to come after `remedy`. */
  [[nodiscard]] bool is_needed(std::uint8_t remedy) const {
    return std::ranges::any_of(steps_.view(),
                               [&](const PlanStep& step) { return row_of(step.remedy).after == remedy; });
  }

  std::u16string_view tried_;
  const Knowledge& knowledge_;
  const Explanation& out_;
  const std::uint16_t told_minutes_;
  Steps steps_;
};

/** Puts steps in order. */
class Order {
 public:
  Order(std::span<const PlanStep> steps, const Knowledge& knowledge, const Explanation& out)
      : knowledge_(knowledge), residue_(out), count_(steps.size()) {
    for (std::size_t i = 0; i < count_; ++i) {
      items_[i] = {.step = steps[i],
                   .keeps = keeps_of(steps[i].remedy, knowledge, out),
                   .minutes = minutes_of(steps[i])};
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint8_t before = row_of(items_[i].step).after;
      for (std::size_t k = 0; k < count_; ++k) {
        if (items_[k].step.remedy != before) continue;
        items_[i].before = k;
        if (items_[k].next == kNone) items_[k].next = i;
      }
    }
  }

  void write(Explanation& out) {
    for (std::size_t done = 0; done < count_; ++done) {
      Item& best = items_[best_of()];
      best.done = true;
      residue_.outlast(best.keeps);
      out.plan[out.step_count++] = best.step;
    }
  }

 private:
  static constexpr std::size_t kNone = kMaxSteps;

  struct Item {
    PlanStep step;
    Keeps keeps{};
    double minutes = 0;
    /** The step that has to come before this one, and the first that has to come after it. */
    std::size_t before = kNone;
    std::size_t next = kNone;
    bool done = false;
  };

  [[nodiscard]] const RemedyRow& row_of(const PlanStep& step) const {
    return knowledge_.remedies[step.remedy];
  }

  [[nodiscard]] bool waits(const Item& item) const {
    return item.before != kNone && !items_[item.before].done;
  }

  /** The most that a run of steps gains for its minutes, beginning with this one and going on as it must. */
  [[nodiscard]] Gain gain_of(const Item& first) const {
    Residue left = residue_;
    Gain sum;
    Gain best;
    for (const Item* at = &first;; at = &items_[at->next]) {
      const double before = left.share();
      sum.minutes += at->minutes * before;
      left.outlast(at->keeps);
      sum.share += before - left.share();
      if (best.minutes == 0 || sum.beats(best)) best = sum;
      if (at->next == kNone) return best;
    }
  }

  /** The best step that has to wait for none of the others; the data has no loops, so there is one. */
  [[nodiscard]] std::size_t best_of() const {
    std::size_t best = kNone;
    Gain most;
    for (std::size_t i = 0; i < count_; ++i) {
      const Item& item = items_[i];
      if (item.done || waits(item)) continue;
      const Gain gain = gain_of(item);
      if (best != kNone) {
        const bool first = row_of(item.step).first;
        const bool other = row_of(items_[best].step).first;
        if (first != other ? other : !gain.beats(most)) continue;
      }
      best = i;
      most = gain;
    }
    return best;
  }

  const Knowledge& knowledge_;
  Residue residue_;
  std::size_t count_;
  std::array<Item, kMaxSteps> items_;
};

}  // namespace

void make_plan(std::u16string_view tried, const Knowledge& knowledge, Explanation& out) {
  Planner planner(tried, knowledge, out);
  planner.gather();
  planner.shorten();
  Order(planner.steps(), knowledge, out).write(out);
}

}  // namespace cardmend::explain
