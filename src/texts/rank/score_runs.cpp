// The part of the score that weighs a product's runs as its number and its secret.
#include <algorithm>
#include <array>

#include "tables/detection.h"
#include "texts/rank/score.h"

namespace cardmend::texts {
namespace {

namespace factors = tables::detection;

/** What a run is worth, its label counted. */
RunRatios worth_of(const Product& product, RunMark mark, RunRatios worth) {
  if (mark == RunMark::secret) {
    worth.secret *= factors::kLabelAgrees;
    worth.number *= factors::kLabelDisagrees;
  } else if (mark == RunMark::number) {
    worth.number *= factors::kLabelAgrees;
    worth.secret *= product.number.exists() ? factors::kLabelDisagrees : factors::kNumberForSecret;
  }
  return worth;
}

struct Assignment {
  double weight = 0;
  std::int8_t number = -1;
  std::int8_t secret = -1;
};

void take_better(Assignment& best, double weight, std::size_t number, std::size_t secret) {
  if (weight > best.weight)
    best = {weight, static_cast<std::int8_t>(number), static_cast<std::int8_t>(secret)};
}

/** The first of equals: the number usually stands before the secret. At most `kMost` runs. */
template <std::size_t kMost>
Assignment best_assignment(const Product& product, std::span<const MarkedRun> runs,
                           std::span<const RunRatios> ratios) {
  constexpr auto kNobody = static_cast<std::size_t>(-1);
  std::array<RunRatios, kMost> worth;
  for (std::size_t i = 0; i < runs.size(); ++i) worth[i] = worth_of(product, runs[i].mark, ratios[i]);
  Assignment best;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const double number = worth[i].number;
    if (number == 0) continue;
    take_better(best, number * factors::kNumberAlone, i, kNobody);
    for (std::size_t j = 0; j < runs.size(); ++j) {
      if (j != i) take_better(best, number * worth[j].secret, i, j);
    }
  }
  const double alone = product.number.exists() ? factors::kSecretAlone : 1;
  for (std::size_t j = 0; j < runs.size(); ++j) take_better(best, worth[j].secret * alone, kNobody, j);
  return best;
}

std::uint16_t form_reasons(const Format& format, const MarkedRun& run, RunMark mark, DetectReason form) {
  std::uint16_t reasons = reason_bit(form);
  if (format.prefix_length > 0) reasons |= reason_bit(DetectReason::prefix);
  if (format.check_digit != CheckDigit::none) reasons |= reason_bit(DetectReason::check_digit);
  if (run.mark == mark) reasons |= reason_bit(DetectReason::labelled);
  return reasons;
}

/** A label calls something the number, and neither of the runs that were taken. */
bool number_left(const Assignment& taken, std::span<const MarkedRun> runs) {
  bool labelled = false;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].mark != RunMark::number) continue;
    const auto index = static_cast<std::int8_t>(i);
    if (index == taken.number || index == taken.secret) return false;
    labelled = true;
  }
  return labelled;
}

}  // namespace

ProductScore score_of(const Product& product, std::span<const MarkedRun> runs, const ProductHints& hints) {
  runs = runs.first(std::min(runs.size(), kMaxRuns));
  std::array<RunRatios, kMaxRuns> ratios{};
  for (std::size_t i = 0; i < runs.size(); ++i)
    ratios[i] = {ratio_of(product.number, runs[i].run), ratio_of(product.secret, runs[i].run)};
  return score_with(product, runs, ratios, hints);
}

ProductScore score_with(const Product& product, std::span<const MarkedRun> runs,
                        std::span<const RunRatios> ratios, const ProductHints& hints) {
  // Nearly all cards have two runs at most.
  const Assignment best = runs.size() <= 2 ? best_assignment<2>(product, runs, ratios)
                                           : best_assignment<kMaxRuns>(product, runs, ratios);
  ProductScore score{.weight = best.weight, .reasons = 0, .number = best.number, .secret = best.secret};
  if (best.weight == 0) {
    if (hints.named <= 1) return score;
    score.weight = factors::kNothingFits;
  }
  if (number_left(best, runs)) score.weight *= factors::kLabelUnexplained;
  score.weight *= hints.named;
  if (hints.currency_same) score.weight *= factors::kCurrencySame;
  if (hints.currency_own) score.weight *= factors::kCurrencyOwn;
  if (hints.currency_other) score.weight *= factors::kCurrencyOther;
  if (hints.named > 1) score.reasons |= reason_bit(DetectReason::named);
  if (hints.currency_same) score.reasons |= reason_bit(DetectReason::currency);
  if (best.number >= 0) {
    score.reasons |= form_reasons(product.number, runs[static_cast<std::size_t>(best.number)],
                                  RunMark::number, DetectReason::number_form);
  }
  if (best.secret >= 0) {
    score.reasons |= form_reasons(product.secret, runs[static_cast<std::size_t>(best.secret)],
                                  RunMark::secret, DetectReason::secret_form);
  }
  return score;
}

}  // namespace cardmend::texts
