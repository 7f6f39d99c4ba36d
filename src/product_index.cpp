#include "product_index.h"

#include <algorithm>

#include "tables/detection.h"

namespace cardmend {
namespace {

namespace factors = tables::detection;

/** Groups all of one length, but for a shorter last one: these are recognised without asking. */
bool is_regular(std::span<const std::uint8_t> groups) {
  for (std::size_t i = 1; i + 1 < groups.size(); ++i) {
    if (groups[i] != groups[0]) return false;
  }
  return groups.back() <= groups[0];
}

std::uint64_t length_bit(std::size_t length) {
  return length >= 1 && length <= kMaxCode ? 1ULL << (length - 1) : 0;
}

}  // namespace

double Pick::share() const {
  const double all = total + factors::kNone;
  return score.weight / all;
}

void ProductIndex::refresh() {
  if (changes_ == catalog_->changes()) return;
  changes_ = catalog_->changes();
  lexicon_ = Lexicon{};
  rows_.clear();
  layouts_.clear();
  bearers_.clear();
  lengths_ = 0;
  for (std::vector<std::int32_t>& products : by_length_) products.clear();
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
    const Product& product = catalog_->at(i);
    rows_.push_back({.number = product.number.lengths, .secret = product.secret.lengths});
    const std::uint64_t lengths = product.number.lengths | product.secret.lengths;
    lengths_ |= lengths;
    for (std::size_t n = 1; n <= kMaxCode; ++n) {
      if ((lengths & length_bit(n)) != 0) by_length_[n - 1].push_back(i);
    }
    for (const Format* format : {&product.number, &product.secret}) {
      for (std::size_t k = 0; k < format->layout_count; ++k) {
        const Layout& layout = format->layouts[k];
        if (!is_regular(layout.view()) && !has_layout(layout.view())) layouts_.push_back(layout);
      }
    }
    add_names(i);
  }
}

void ProductIndex::add_names(std::int32_t product) {
  std::u16string_view names = catalog_->at(product).names;
  while (!names.empty()) {
    names.remove_prefix(1);
    const std::size_t size = std::min(names.find(u'\n'), names.size());
    const std::int32_t name = lexicon_.add_name(names.substr(0, size));
    names.remove_prefix(size);
    if (name < 0) continue;
    if (bearers_.size() <= static_cast<std::size_t>(name)) bearers_.resize(static_cast<std::size_t>(name) + 1);
    std::vector<std::int32_t>& bearers = bearers_[static_cast<std::size_t>(name)];
    if (bearers.empty() || bearers.back() != product) bearers.push_back(product);
  }
}

bool ProductIndex::has_layout(std::span<const std::uint8_t> groups) const {
  return std::ranges::any_of(layouts_, [groups](const Layout& layout) { return std::ranges::equal(layout.view(), groups); });
}

void ProductIndex::reset(Evidence& evidence) const {
  evidence.named.assign(rows_.size(), 1);
  evidence.named_sum = static_cast<double>(rows_.size());
  evidence.names.wipe();
  evidence.currency = {};
  evidence.overseas = false;
}

void ProductIndex::add_name(std::int32_t name, Evidence& evidence) const {
  if (evidence.names.full() || std::ranges::find(evidence.names, name) != evidence.names.end()) return;
  evidence.names.push_back(name);
  const std::vector<std::int32_t>& bearers = bearers_[static_cast<std::size_t>(name)];
  const double factor = std::max(1.0, factors::kNamed / static_cast<double>(bearers.size()));
  for (const std::int32_t product : bearers) {
    double& named = evidence.named[static_cast<std::size_t>(product)];
    if (factor <= named) continue;
    evidence.named_sum += factor - named;
    named = factor;
  }
}

double ProductIndex::alone(const MarkedRun& run, const Evidence& evidence, std::uint64_t& steps) const {
  double sum = 0;
  const std::vector<std::int32_t>& products = by_length_[run.run.length - 1];
  for (const std::int32_t product : products) {
    const double weight = score_of(catalog_->at(product), {&run, 1}, {}).weight;
    sum += weight * evidence.named[static_cast<std::size_t>(product)];
  }
  steps += products.size();
  return sum;
}

double ProductIndex::together(const MarkedRun& first, const MarkedRun& second, const Evidence& evidence) const {
  const std::array<MarkedRun, 2> runs = {first, second};
  const std::uint64_t a = length_bit(first.run.length);
  const std::uint64_t b = length_bit(second.run.length);
  double sum = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const bool may = ((row.number & a) != 0 && (row.secret & b) != 0) || ((row.number & b) != 0 && (row.secret & a) != 0);
    if (!may) continue;
    const ProductScore score = score_of(catalog_->at(static_cast<std::int32_t>(i)), runs, {});
    if (score.number >= 0 && score.secret >= 0) sum += score.weight * evidence.named[i];
  }
  return sum;
}

bool ProductIndex::may_fit(std::int32_t product, std::span<const MarkedRun> runs) const {
  const Row& row = rows_[static_cast<std::size_t>(product)];
  return std::ranges::any_of(
      runs, [&row](const MarkedRun& run) { return ((row.number | row.secret) & length_bit(run.run.length)) != 0; });
}

ProductScore ProductIndex::score(std::int32_t product, std::span<const MarkedRun> runs, const Evidence& evidence) const {
  const Product& known = catalog_->at(product);
  ProductHints hints{.named = evidence.named[static_cast<std::size_t>(product)]};
  if (known.currency[0] != 0) {
    const bool said = evidence.currency[0] != 0;
    hints.currency_same = said && known.currency == evidence.currency;
    hints.currency_other = said && !hints.currency_same;
    if (evidence.overseas && known.currency == std::array<char, 3>{'C', 'N', 'Y'}) hints.currency_other = true;
  }
  return score_of(known, runs, hints);
}

Pick ProductIndex::pick(std::span<const MarkedRun> runs, const Evidence& evidence) const {
  Pick pick;
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
    if (evidence.named[static_cast<std::size_t>(i)] <= 1 && !may_fit(i, runs)) continue;
    const ProductScore found = score(i, runs, evidence);
    pick.total += found.weight;
    if (found.weight > pick.score.weight) {
      pick.product = i;
      pick.score = found;
    }
  }
  return pick;
}

}  // namespace cardmend
