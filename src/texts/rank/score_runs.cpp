// The part of the score that weighs a product's runs as its number and its secret.
#include <algorithm>
#include <array>

#include "tables/detection.h"
#include "texts/rank/score.h"

namespace cardmend::texts {
namespace {

namespace factors = tables::detection;

struct Assignment {
  double weight = 0;
  std::int8_t number = -1;
  std::int8_t secret = -1;

  void take_better(double other, std::int8_t other_number, std::int8_t other_secret) {
    if (other > weight) *this = {other, other_number, other_secret};
  }
};

/** The first of equals: the number usually stands before the secret. */
Assignment best_assignment(bool numbered, const CardRatios& worth) {
  const auto& [first, second] = worth;
  const double alone = numbered ? factors::kSecretAlone : 1;
  Assignment best;
  best.take_better(first.number * factors::kNumberAlone, 0, -1);
  best.take_better(first.number * second.secret, 0, 1);
  best.take_better(second.number * factors::kNumberAlone, 1, -1);
  best.take_better(second.number * first.secret, 1, 0);
  best.take_better(first.secret * alone, -1, 0);
  best.take_better(second.secret * alone, -1, 1);
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
  runs = runs.first(std::min(runs.size(), kCardRuns));
  CardRatios ratios{};
  for (std::size_t i = 0; i < runs.size(); ++i)
    ratios[i] = {ratio_of(product.number, runs[i].run), ratio_of(product.secret, runs[i].run)};
  ProductScore score = score_with(product.number.exists(), runs, ratios, hints);
  score.reasons = reasons_of(product, runs, score, hints);
  return score;
}

ProductScore score_with(bool numbered, std::span<const MarkedRun> runs, const CardRatios& ratios,
                        const ProductHints& hints) {
  CardRatios worth{};
  for (std::size_t i = 0; i < runs.size(); ++i) {
    worth[i] = {ratios[i].number * label_factor(runs[i].mark, true, numbered),
                ratios[i].secret * label_factor(runs[i].mark, false, numbered)};
  }
  const Assignment best = best_assignment(numbered, worth);
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
  return score;
}

std::uint16_t reasons_of(const Product& product, std::span<const MarkedRun> runs, const ProductScore& score,
                         const ProductHints& hints) {
  std::uint16_t reasons = 0;
  if (score.weight == 0) return reasons;
  if (hints.named > 1) reasons |= reason_bit(DetectReason::named);
  if (hints.currency_same) reasons |= reason_bit(DetectReason::currency);
  if (score.number >= 0) {
    reasons |= form_reasons(product.number, runs[static_cast<std::size_t>(score.number)], RunMark::number,
                            DetectReason::number_form);
  }
  if (score.secret >= 0) {
    reasons |= form_reasons(product.secret, runs[static_cast<std::size_t>(score.secret)], RunMark::secret,
                            DetectReason::secret_form);
  }
  return reasons;
}

}  // namespace cardmend::texts
