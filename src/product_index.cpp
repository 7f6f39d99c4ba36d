#include "product_index.h"

#include <algorithm>
#include <limits>

#include "tables/detection.h"

namespace cardmend {
namespace {

namespace factors = tables::detection;

/** What an open format takes is hardly evidence that a run is a code. */
constexpr double kMostOpen = 0.1;

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
  issuers_.clear();
  open_.clear();
  closed_lengths_ = open_lengths_ = 0;
  for (std::vector<std::int32_t>& products : by_length_) products.clear();
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
    add_row(i);
    add_format(i, catalog_->at(i).number);
    add_format(i, catalog_->at(i).secret);
    add_names(i);
  }
}

/** Ids are `issuer.kind`, and an issuer's products mostly stand one after the other. */
void ProductIndex::add_row(std::int32_t product) {
  const Product& known = catalog_->at(product);
  const std::string_view issuer = known.id.substr(0, known.id.find('.'));
  auto found = std::ranges::find(issuers_, issuer);
  if (found == issuers_.end()) found = issuers_.insert(issuers_.end(), issuer);
  rows_.push_back({.number = known.number.lengths,
                   .secret = known.secret.lengths,
                   .issuer = static_cast<std::uint32_t>(found - issuers_.begin())});
}

void ProductIndex::add_format(std::int32_t product, const Format& format) {
  const auto add = [product](std::vector<std::int32_t>& list) {
    if (list.empty() || list.back() != product) list.push_back(product);
  };
  if (format.open) {
    open_lengths_ |= format.lengths;
    if (format.exists()) add(open_);
  } else {
    closed_lengths_ |= format.lengths;
    for (std::size_t n = 1; n <= kMaxCode; ++n) {
      if (format.has_length(n)) add(by_length_[n - 1]);
    }
  }
  for (std::size_t k = 0; k < format.layout_count; ++k) {
    const Layout& layout = format.layouts[k];
    if (!is_regular(layout.view()) && !has_layout(layout.view())) layouts_.push_back(layout);
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
  evidence.issuers.assign(issuers_.size(), false);
}

void ProductIndex::add_name(std::int32_t name, Evidence& evidence) const {
  if (evidence.names.full() || std::ranges::find(evidence.names, name) != evidence.names.end()) return;
  evidence.names.push_back(name);
  const std::vector<std::int32_t>& bearers = bearers_[static_cast<std::size_t>(name)];
  const double factor = std::max(1.0, factors::kNamed / static_cast<double>(bearers.size()));
  for (const std::int32_t product : bearers) {
    evidence.issuers[rows_[static_cast<std::size_t>(product)].issuer] = true;
    double& named = evidence.named[static_cast<std::size_t>(product)];
    if (factor <= named) continue;
    evidence.named_sum += factor - named;
    named = factor;
  }
}

double ProductIndex::alone(const MarkedRun& run, const Evidence& evidence, std::uint64_t& steps) const {
  double sum = 0;
  const auto add = [&](std::span<const std::int32_t> products, double most) {
    for (const std::int32_t product : products) {
      const double weight = score_of(catalog_->at(product), {&run, 1}, {}).weight;
      sum += std::min(weight, most) * evidence.named[static_cast<std::size_t>(product)];
    }
    steps += products.size();
  };
  add(by_length_[run.run.length - 1], std::numeric_limits<double>::max());
  if (takes_open(run.mark, evidence)) add(open_, kMostOpen);
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

ProductHints ProductIndex::hints_of(std::int32_t product, const Evidence& evidence) const {
  const auto index = static_cast<std::size_t>(product);
  const std::array<char, 3> currency = catalog_->at(product).currency;
  ProductHints hints{.named = evidence.named[index]};
  if (currency[0] != 0 && evidence.currency[0] != 0) {
    hints.currency_same = currency == evidence.currency;
    hints.currency_other = !hints.currency_same;
  }
  if (!evidence.is_foreign()) return hints;
  if (currency == std::array<char, 3>{'C', 'N', 'Y'}) {
    hints.currency_other = true;
  } else if (evidence.issuers[rows_[index].issuer]) {
    // Another region's card of an issuer that was named.
    hints.named = std::max(hints.named, factors::kIssuerNamed);
    hints.currency_same = !hints.currency_other;
  }
  return hints;
}

ProductScore ProductIndex::score(std::int32_t product, std::span<const MarkedRun> runs,
                                 const Evidence& evidence) const {
  const ProductHints hints = hints_of(product, evidence);
  const Row& row = rows_[static_cast<std::size_t>(product)];
  bool may_fit = hints.named > 1;
  for (const MarkedRun& run : runs)
    may_fit = may_fit || ((row.number | row.secret) & length_bit(run.run.length)) != 0;
  return may_fit ? score_of(catalog_->at(product), runs, hints) : ProductScore{};
}

Pick ProductIndex::pick(std::span<const MarkedRun> runs, const Evidence& evidence) const {
  Pick pick;
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
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
