// explain: the plan's expected time beside that of the best of all orders, found by trying them all.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "explain/plan.h"
#include "explain/remaining_share.h"
#include "native/explain/explain_case.h"
#include "native/support/vectors.h"
#include "tables/knowledge.h"

namespace cardmend::test {

using explain::Residue;

namespace {

using explain::Residue;

/** Minutes until the trouble ends or all steps are done: each step takes its time where no earlier one
 * helped. */
double expected_minutes(std::span<const PlanStep> plan, const Explanation& explanation,
                        const Knowledge& known) {
  Residue residue(explanation);
  double minutes = 0;
  for (const PlanStep& step : plan) {
    minutes += explain::minutes_of(step) * residue.share() / 1000;
    residue.outlast(explain::keeps_of(step.remedy, known, explanation));
  }
  return minutes;
}

/** What must come first does, and what must come after another does. */
bool is_allowed(std::span<const PlanStep> plan, const Knowledge& known) {
  for (auto step = plan.begin(); step != plan.end(); ++step) {
    const RemedyRow& row = known.remedies[step->remedy];
    if (row.first && step != plan.begin() && !known.remedies[(step - 1)->remedy].first) return false;
    if (std::any_of(step, plan.end(), [&row](const PlanStep& later) { return later.remedy == row.after; }))
      return false;
  }
  return true;
}

/** Excess of the plan's expected time over the best order's: 0.01 is one per cent. */
double excess(const Explanation& explanation, const Knowledge& known) {
  const std::span plan(explanation.plan.data(), explanation.step_count);
  REQUIRE(is_allowed(plan, known));
  std::vector<PlanStep> order(plan.begin(), plan.end());
  std::ranges::sort(order, {}, &PlanStep::remedy);
  double best = expected_minutes(plan, explanation, known);
  const double ours = best;
  do {
    if (is_allowed(order, known)) best = std::min(best, expected_minutes(order, explanation, known));
  } while (std::ranges::next_permutation(order, {}, &PlanStep::remedy).found);
  return best == 0 ? 0 : ours / best - 1;
}

/** Made-up knowledge: causes whose remedies, chances, minutes and precedence are drawn by lot. */
class MadeUp {
 public:
  explicit MadeUp(std::uint32_t seed) : random_(seed) {}

  /** A plan of up to seven remedies; `chains` lets some come after others. */
  Explanation plan(std::size_t causes, bool chains) {
    remedies_.clear();
    chances_.clear();
    causes_.clear();
    const std::size_t count = 2 + random_() % 6;
    for (std::size_t i = 0; i < count; ++i) {
      const auto least = static_cast<std::uint16_t>(random_() % 30);
      const bool after = chains && i > 0 && random_() % 3 == 0;
      const auto before = static_cast<std::uint8_t>(after ? i - 1 : kNoRow);
      remedies_.push_back({.least_minutes = least,
                           .most_minutes = static_cast<std::uint16_t>(least + 1 + random_() % 60),
                           .platforms = 1,
                           .after = before,
                           .time = RemedyTime::own,
                           .first = false,
                           .retries = false});
    }
    Explanation out;
    for (std::size_t c = 0; c < causes; ++c) {
      const auto first = static_cast<std::uint16_t>(chances_.size());
      for (std::size_t i = 0; i < count; ++i) {
        // With one cause every remedy is one of it, so that they help or not independently.
        if (causes == 1 || random_() % 2 == 0)
          chances_.push_back(
              {static_cast<std::uint8_t>(i), static_cast<std::uint16_t>(50 + random_() % 900)});
      }
      causes_.push_back({.tier = Tier::guide,
                         .disclosure = Disclosure::full,
                         .retry = RetryReason::now,
                         .support = kNoRow,
                         .after_ms = 0,
                         .first_chance = first,
                         .chance_count = static_cast<std::uint8_t>(chances_.size() - first)});
      out.causes[c].cause = static_cast<std::uint8_t>(c);
      out.causes[c].share = static_cast<std::uint16_t>(1000 / causes);
    }
    out.cause_count = static_cast<std::uint8_t>(causes);
    out.retry.reason = RetryReason::now;
    explain::make_plan(u"", known(), out);
    return out;
  }

  [[nodiscard]] Knowledge known() const {
    Knowledge known = shipped_knowledge();
    known.remedies = remedies_;
    known.causes = causes_;
    known.chances = chances_;
    return known;
  }

 private:
  std::mt19937 random_;
  std::vector<RemedyRow> remedies_;
  std::vector<RemedyChance> chances_;
  std::vector<CauseRow> causes_;
};

struct Measured {
  double sum = 0;
  double most = 0;
  int plans = 0;

  void add(double excess) {
    sum += excess;
    most = std::max(most, excess);
    ++plans;
  }
};

Measured measure(std::size_t causes, bool chains) {
  MadeUp made(20240607);
  Measured all;
  for (int i = 0; i < 200; ++i) {
    const Explanation plan = made.plan(causes, chains);
    all.add(excess(plan, made.known()));
  }
  return all;
}

}  // namespace

TEST_CASE("plan: where remedies help independently, no order is quicker") {
  CHECK(measure(1, false).most < 1e-9);
}

TEST_CASE("plan: nor where some must come after others") {
  CHECK(measure(1, true).most < 1e-9);
}

// The figures are in docs/knowledge.md.
TEST_CASE("plan: where they share causes, the best order is seldom much quicker") {
  const Measured plain = measure(4, false);
  MESSAGE("four causes: mean excess ", plain.sum / plain.plans, ", most ", plain.most);
  CHECK(plain.sum / plain.plans < 0.01);
  CHECK(plain.most < 0.15);
  const Measured chained = measure(4, true);
  MESSAGE("four causes, chains: mean excess ", chained.sum / chained.plans, ", most ", chained.most);
  CHECK(chained.sum / chained.plans < 0.01);
  CHECK(chained.most < 0.15);
}

TEST_CASE("plan: of the cases, the best order is seldom much quicker") {
  Measured all;
  for (const Case& test : load_cases("explain")) {
    CAPTURE(test.name);
    const FailureCase failure(test.data.at("failure"));
    const EvidenceCase evidence(test.data.value("evidence", nlohmann::json::object()));
    all.add(excess(explain_failure(failure.failure(), evidence.evidence()), shipped_knowledge()));
  }
  MESSAGE("cases: mean excess ", all.sum / all.plans, ", most ", all.most);
  CHECK(all.sum / all.plans < 0.005);
  CHECK(all.most < 0.05);
}

}  // namespace cardmend::test
