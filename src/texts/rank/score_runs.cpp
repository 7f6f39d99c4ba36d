// The part of the score that weighs a product's runs as its number and its secret.
#include <algorithm>
#include <array>

#include "tables/detection.h"
#include "texts/rank/score.h"

namespace cardmend::texts {
namespace {

namespace factors = tables::detection;

/** Which run is taken for the number and which for the secret: the number usually stands before the secret. */
struct Roles {
  std::int8_t number;
  std::int8_t secret;
};
constexpr std::array<Roles, 6> kRoles = {{{0, -1}, {0, 1}, {1, -1}, {1, 0}, {-1, 0}, {-1, 1}}};

/** The best roles for what the runs are worth, the first of equals. */
ProductScore best_of(bool numbered, const CardRatios& worth) {
  const auto& [first, second] = worth;
  const double alone = numbered ? factors::kSecretAlone : 1;
  const std::array<double, kRoles.size()> weights = {
      first.number * factors::kNumberAlone,
      first.number * second.secret,
      second.number * factors::kNumberAlone,
      second.number * first.secret,
      first.secret * alone,
      second.secret * alone,
  };
  ProductScore best;
  std::size_t at = kRoles.size();
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (weights[i] <= best.weight) continue;
    best.weight = weights[i];
    at = i;
  }
  if (at == kRoles.size()) return best;
  best.number = kRoles[at].number;
  best.secret = kRoles[at].secret;
  return best;
}

std::uint16_t form_reasons(const Format& format, const MarkedRun& run, RunMark mark, DetectReason form) {
  std::uint16_t reasons = reason_bit(form);
  if (format.prefix_length > 0) reasons |= reason_bit(DetectReason::prefix);
  if (format.check_digit != CheckDigit::none) reasons |= reason_bit(DetectReason::check_digit);
  if (run.mark == mark) reasons |= reason_bit(DetectReason::labelled);
  return reasons;
}

}  // namespace

ProductScore score_of(const Product& product, std::span<const MarkedRun> runs, const ProductHints& hints) {
  runs = runs.first(std::min(runs.size(), kCardRuns));
  CardRatios ratios{};
  for (std::size_t i = 0; i < runs.size(); ++i)
    ratios[i] = {ratio_of(product.number, runs[i].run), ratio_of(product.secret, runs[i].run)};
  ProductScore score = CardScorer(runs).score(product.number.exists(), ratios, hints);
  score.reasons = reasons_of(product, runs, score, hints);
  return score;
}

CardScorer::CardScorer(std::span<const MarkedRun> runs) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const RunMark mark = runs[i].mark;
    called_number_[i] = mark == RunMark::number;
    any_number_ = any_number_ || called_number_[i];
    for (const bool numbered : {false, true}) {
      factors_[numbered ? 1 : 0][i] = {label_factor(mark, true, numbered),
                                       label_factor(mark, false, numbered)};
    }
  }
}

/** A label calls something the number, and neither of the runs that were taken. */
bool CardScorer::number_left(const ProductScore& taken) const {
  if (!any_number_) return false;
  for (std::size_t i = 0; i < kCardRuns; ++i) {
    const auto index = static_cast<std::int8_t>(i);
    if (called_number_[i] && (index == taken.number || index == taken.secret)) return false;
  }
  return true;
}

ProductScore CardScorer::score(bool numbered, const CardRatios& ratios, const ProductHints& hints) const {
  const CardRatios& labels = factors_[numbered ? 1 : 0];
  CardRatios worth{};
  for (std::size_t i = 0; i < kCardRuns; ++i)
    worth[i] = {ratios[i].number * labels[i].number, ratios[i].secret * labels[i].secret};
  ProductScore score = best_of(numbered, worth);
  if (score.weight == 0) {
    if (hints.named <= 1) return score;
    score.weight = factors::kNothingFits;
  }
  if (number_left(score)) score.weight *= factors::kLabelUnexplained;
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
