// The part of the product index that weighs what was found: the products of a card's runs, with the evidence.
#include <algorithm>

#include "tables/detection.h"
#include "texts/rank/product_index.h"

namespace cardmend::texts {

namespace {

namespace factors = tables::detection;

constexpr std::array<char, 3> kMainland = {'C', 'N', 'Y'};

/** More are put in order by going through all products. */
constexpr std::size_t kFew = 32;

/** The library's sort would be 4 KB of the module. */
void sort_few(std::vector<std::int32_t>& products) {
  for (std::size_t i = 1; i < products.size(); ++i) {
    const std::int32_t product = products[i];
    std::size_t at = i;
    for (; at > 0 && products[at - 1] > product; --at) products[at] = products[at - 1];
    products[at] = product;
  }
}

/** The format's codes are printed in these groups. */
bool is_printed(const Format& format, const Layout& groups) {
  if (groups.group_count == 0) return false;
  const Layout* layout = format.layout_for(groups.length);
  return layout != nullptr && *layout == groups;
}

}  // namespace

/** Something in the text, other than a code, speaks for the product. */
bool ProductIndex::is_spoken_for(std::int32_t product, const TextClues& evidence) const {
  const auto index = static_cast<std::size_t>(product);
  return evidence.named[index] > 1 || (evidence.issuers[issuer_[index]] && evidence.is_foreign());
}

/** Fills found_ and touched_ for the runs. */
void ProductIndex::find(std::span<const MarkedRun> runs, const TextClues& evidence) {
  for (const std::int32_t product : touched_) found_[static_cast<std::size_t>(product)] = {};
  touched_.clear();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const CodeRun& run = runs[i].run;
    const RunKind kind = kind_of(run);
    const auto look_at = [&](const FormSlot& slot) {
      const Form& form = formats_.form(slot);
      if (!holds(form.accepted, run.present)) return;
      double weight = formats_.ratio(slot, run, kind);
      if (weight == 0) return;
      const Product& product = catalog().at(form.product);
      if (is_printed(form.number ? product.number : product.secret, runs[i].groups))
        weight *= factors::kPrinted;
      Found& found = found_[static_cast<std::size_t>(form.product)];
      (form.number ? found.ratios[i].number : found.ratios[i].secret) = weight;
      if (!found.any) touched_.push_back(form.product);
      found.any = true;
    };
    for (const FormSlot& slot : formats_.closed(run.length)) look_at(slot);
    if (evidence.products.empty()) continue;
    for (const FormSlot& slot : formats_.open(run.length)) {
      if (is_spoken_for(formats_.form(slot).product, evidence)) look_at(slot);
    }
  }
}

double ProductIndex::together(const MarkedRun& first, const MarkedRun& second, const TextClues& evidence) {
  const std::array<MarkedRun, 2> runs = {first, second};
  find(runs, evidence);
  double sum = 0;
  for (const std::int32_t product : touched_) {
    const auto& [a, b] = found_[static_cast<std::size_t>(product)].ratios;
    if (a.number * b.secret == 0 && a.secret * b.number == 0) continue;
    const ProductScore score =
        score_with(catalog().at(product), runs, found_[static_cast<std::size_t>(product)].ratios, {});
    if (score.number >= 0 && score.secret >= 0)
      sum += score.weight * evidence.named[static_cast<std::size_t>(product)];
  }
  return sum;
}

ProductHints ProductIndex::hints_of(std::int32_t product, const TextClues& evidence) const {
  const auto index = static_cast<std::size_t>(product);
  const std::array<char, 3> currency = catalog().at(product).currency;
  ProductHints hints{.named = evidence.named[index]};
  if (currency[0] != 0 && evidence.currency[0] != 0) {
    hints.currency_same = hints.currency_own = currency == evidence.currency;
    hints.currency_other = !hints.currency_same;
  }
  if (!evidence.is_foreign()) return hints;
  if (currency == kMainland) {
    hints.currency_other = true;
  } else if (evidence.issuers[issuer_[index]]) {
    // Another region's card of an issuer that was named.
    hints.named = std::max(hints.named, factors::kIssuerNamed);
    hints.currency_same = !hints.currency_other;
  }
  return hints;
}

std::span<const Scored> ProductIndex::scores(std::span<const MarkedRun> runs, const TextClues& evidence) {
  find(runs, evidence);
  return score_found(runs, evidence);
}

/** The products that find() found, and those that are named. */
std::span<const Scored> ProductIndex::score_found(std::span<const MarkedRun> runs,
                                                  const TextClues& evidence) {
  const auto touch = [this](std::int32_t product) {
    Found& found = found_[static_cast<std::size_t>(product)];
    if (!found.any) touched_.push_back(product);
    found.any = true;
  };
  for (const std::int32_t product : evidence.products) touch(product);
  if (evidence.is_foreign() && !evidence.names.empty()) {
    for (std::size_t i = 0; i < issuer_.size(); ++i) {
      if (evidence.issuers[issuer_[i]]) touch(static_cast<std::int32_t>(i));
    }
  }
  if (touched_.size() <= kFew) {
    sort_few(touched_);
  } else {
    touched_.clear();
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].any) touched_.push_back(static_cast<std::int32_t>(i));
    }
  }
  scored_.clear();
  for (const std::int32_t product : touched_) {
    const ProductScore score =
        score_with(catalog().at(product), runs, found_[static_cast<std::size_t>(product)].ratios,
                   hints_of(product, evidence));
    if (score.weight > 0) scored_.push_back({product, score});
  }
  return scored_;
}

double ProductIndex::others(std::span<const MarkedRun> runs) const {
  if (runs.size() != 1) return factors::kNone;
  double factor = 1;
  if (runs[0].mark == RunMark::secret) factor = factors::kLabelAgrees;
  if (runs[0].mark == RunMark::number) factor = factors::kNumberForSecret;
  return factors::kNone + formats_.open_weight(runs[0].run.length, kind_of(runs[0].run)) * factor;
}

Pick ProductIndex::heaviest(std::span<const Scored> scored, std::span<const MarkedRun> runs) const {
  Pick pick;
  pick.others = others(runs);
  for (const Scored& one : scored) {
    pick.total += one.score.weight;
    if (one.score.weight <= pick.score.weight) continue;
    pick.product = one.product;
    pick.score = one.score;
  }
  return pick;
}

Pick ProductIndex::pick(std::span<const MarkedRun> runs, const TextClues& evidence) {
  return heaviest(scores(runs, evidence), runs);
}

Pick ProductIndex::pick_pair(std::span<const MarkedRun> runs, const TextClues& evidence) {
  return heaviest(score_found(runs, evidence), runs);
}

}  // namespace cardmend::texts
