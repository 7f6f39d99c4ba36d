// The part of the product index that weighs what was found: the products of a card's runs, with the evidence.
#include <algorithm>
#include <bit>

#include "tables/detection.h"
#include "texts/rank/product_index.h"

namespace cardmend::texts {

namespace {

namespace factors = tables::detection;

constexpr std::array<char, 3> kMainland = {'C', 'N', 'Y'};

/** The format's codes are printed in these groups. */
bool is_printed(const Format& format, const Layout& groups) {
  if (groups.group_count == 0) return false;
  const Layout* layout = format.layout_for(groups.length);
  return layout != nullptr && *layout == groups;
}

}  // namespace

/** Calls `use` with the products that something in the text, other than a code, speaks for. */
template <typename Use>
void ProductIndex::each_spoken_for(const TextClues& evidence, Use use) const {
  if (!evidence.is_foreign()) {
    for (const std::int32_t product : evidence.products) use(product);
    return;
  }
  // Another region's cards of an issuer that was named.
  if (evidence.names.empty()) return;
  for (std::size_t i = 0; i < products_.size(); ++i) {
    if (evidence.named[i] > 1 || evidence.issuers[products_[i].issuer]) use(static_cast<std::int32_t>(i));
  }
}

/** Calls `use` with the index of each product that was found, ascending. */
template <typename Use>
void ProductIndex::each_touched(Use use) const {
  for (std::size_t word = 0; word < touched_.size(); ++word) {
    for (std::uint64_t left = touched_[word]; left != 0; left &= left - 1)
      use(word * kWord + static_cast<std::size_t>(std::countr_zero(left)));
  }
}

/** Fills found_ and touched_ for the runs. */
void ProductIndex::find(std::span<const MarkedRun> runs, const TextClues& evidence) {
  each_touched([this](std::size_t index) { found_[index] = {}; });
  std::ranges::fill(touched_, 0);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const CodeRun& run = runs[i].run;
    const RunKind kind = kind_of(run);
    const auto take = [&](const Form& form, double ratio) {
      if (is_printed(*form.format, runs[i].groups)) ratio *= factors::kPrinted;
      RunRatios& found = found_[static_cast<std::size_t>(form.product)][i];
      (form.number ? found.number : found.secret) = ratio;
      touch(form.product);
    };
    // It writes what it reads. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
    Fitting fitting;
    fitting.fits = runs[i].fits;
    formats_.fit(run, kind, fitting);
    formats_.each_fitting(run, kind, fitting, take);
    if (evidence.products.empty()) continue;
    each_spoken_for(evidence, [&](std::int32_t product) {
      formats_.each_open(product, run.length, [&](const Form& form, const CleanRatios& ratios) {
        take(form, ratios[static_cast<std::size_t>(kind)]);
      });
    });
  }
}

double ProductIndex::together(const MarkedRun& first, const MarkedRun& second, const TextClues& evidence) {
  const std::array<MarkedRun, 2> runs = {first, second};
  find(runs, evidence);
  const CardScorer scorer(runs);
  double sum = 0;
  each_touched([&](std::size_t index) {
    const auto& [a, b] = found_[index];
    if (a.number * b.secret == 0 && a.secret * b.number == 0) return;
    const ProductScore score = scorer.score(products_[index].numbered, found_[index], {});
    if (score.number >= 0 && score.secret >= 0) sum += score.weight * evidence.named[index];
  });
  return sum;
}

ProductHints ProductIndex::hints_of(std::int32_t product, const TextClues& evidence) const {
  const auto index = static_cast<std::size_t>(product);
  ProductHints hints{.named = evidence.named[index]};
  const bool foreign = evidence.is_foreign();
  const std::array<char, 3> currency = products_[index].product->currency;
  if (currency[0] != 0 && evidence.currency[0] != 0) {
    hints.currency_same = hints.currency_own = currency == evidence.currency;
    hints.currency_other = !hints.currency_same;
  }
  if (!foreign) return hints;
  if (currency == kMainland) {
    hints.currency_other = true;
  } else if (evidence.issuers[products_[index].issuer]) {
    // Another region's card of an issuer that was named.
    hints.named = std::max(hints.named, factors::kIssuerNamed);
    hints.currency_same = !hints.currency_other;
  }
  return hints;
}

/** Calls `use` with the products that find() found and those that are spoken for, by index. */
template <typename Use>
void ProductIndex::score_found(std::span<const MarkedRun> runs, const TextClues& evidence, Use use) {
  each_spoken_for(evidence, [this](std::int32_t product) { touch(product); });
  const bool tells_currency = evidence.is_foreign() || evidence.currency[0] != 0;
  const CardScorer scorer(runs);
  each_touched([&](std::size_t i) {
    const auto product = static_cast<std::int32_t>(i);
    const ProductHints hints =
        tells_currency ? hints_of(product, evidence) : ProductHints{.named = evidence.named[i]};
    const ProductScore score = scorer.score(products_[i].numbered, found_[i], hints);
    if (score.weight > 0) use(product, score, hints);
  });
}

std::span<const Scored> ProductIndex::scores(std::span<const MarkedRun> runs, const TextClues& evidence) {
  find(runs, evidence);
  scored_.clear();
  score_found(runs, evidence,
              [&](std::int32_t product, const ProductScore& score, const ProductHints& hints) {
                scored_.push_back({product, score});
                scored_.back().score.reasons =
                    reasons_of(*products_[static_cast<std::size_t>(product)].product, runs, score, hints);
              });
  return scored_;
}

double ProductIndex::others(std::span<const MarkedRun> runs) const {
  if (runs.size() != 1) return factors::kNone;
  double factor = 1;
  if (runs[0].mark == RunMark::secret) factor = factors::kLabelAgrees;
  if (runs[0].mark == RunMark::number) factor = factors::kNumberForSecret;
  return factors::kNone + formats_.open_weight(runs[0].run.length, kind_of(runs[0].run)) * factor;
}

Pick ProductIndex::pick(std::span<const MarkedRun> runs, const TextClues& evidence) {
  find(runs, evidence);
  return pick_pair(runs, evidence);
}

Pick ProductIndex::pick_pair(std::span<const MarkedRun> runs, const TextClues& evidence) {
  Pick pick;
  pick.others = others(runs);
  score_found(runs, evidence,
              [&](std::int32_t product, const ProductScore& score, const ProductHints& /*hints*/) {
                pick.total += score.weight;
                if (score.weight <= pick.score.weight) return;
                pick.product = product;
                pick.score = score;
              });
  return pick;
}

}  // namespace cardmend::texts
