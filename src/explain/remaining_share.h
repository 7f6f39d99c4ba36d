// What is left of each cause's share after remedies that did not help: the single-fault model of
// decision-theoretic troubleshooting, in which one cause holds and each remedy ends it with a chance of its
// own.
#ifndef CARDMEND_EXPLAIN_REMAINING_SHARE_H_
#define CARDMEND_EXPLAIN_REMAINING_SHARE_H_

#include <array>
#include <cstdint>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/** Mean minutes; what takes none takes half of one, so that everything has a worth. */
inline double minutes_of(const PlanStep& step) {
  const int sum = step.least_minutes + step.most_minutes;
  return sum == 0 ? 0.5 : sum / 2.0;
}

/** How much of the trouble a run of steps ends, and the minutes that are expected to go by. */
struct Gain {
  double share = 0;
  double minutes = 0;

  /** More for each minute, by more than what rounding can be: equals stay in their order. */
  [[nodiscard]] bool beats(const Gain& other) const {
    return share * other.minutes > other.share * minutes * (1 + 1e-9);
  }
};

/** How often each cause of an explanation, in its order, outlasts a remedy. */
using Keeps = std::array<double, kMaxCauses>;

inline Keeps keeps_of(std::uint8_t remedy, const Knowledge& knowledge, const Explanation& explanation) {
  Keeps keeps;
  keeps.fill(1);
  for (std::size_t i = 0; i < explanation.cause_count; ++i) {
    const CauseRow& row = knowledge.causes[explanation.causes[i].cause];
    for (const RemedyChance& way : knowledge.chances.subspan(row.first_chance, row.chance_count)) {
      if (way.remedy == remedy) keeps[i] = (1000 - way.chance) / 1000.0;
    }
  }
  return keeps;
}

class Residue {
 public:
  explicit Residue(const Explanation& explanation) : count_(explanation.cause_count) {
    for (std::size_t i = 0; i < count_; ++i) left_[i] = explanation.causes[i].share;
    for (std::size_t i = 0; i < count_; ++i) share_ += left_[i];
  }

  /** How likely the trouble still is there, in thousandths. */
  [[nodiscard]] double share() const { return share_; }

  /** A remedy was tried and did not help. */
  void outlast(const Keeps& keeps) {
    share_ = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      left_[i] *= keeps[i];
      share_ += left_[i];
    }
  }

 private:
  std::size_t count_;
  double share_ = 0;
  std::array<double, kMaxCauses> left_{};
};

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_REMAINING_SHARE_H_
