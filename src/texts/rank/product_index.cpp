#include "texts/rank/product_index.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "tables/detection.h"

namespace cardmend::texts {

using base::to_upper;

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

}  // namespace

void ProductIndex::refresh() {
  if (!formats_.refresh() && whole_) return;
  whole_ = false;
  const auto products = static_cast<std::size_t>(catalog().size());
  lexicon_ = Lexicon{};
  layouts_.clear();
  bearers_.clear();
  issuers_.clear();
  products_.clear();
  found_.assign(products, {});
  touched_.assign((products + kWord - 1) / kWord, 0);
  for (std::int32_t i = 0; i < catalog().size(); ++i) {
    const Product& product = catalog().at(i);
    products_.push_back(
        {.product = &product, .issuer = issuer_of(catalog().id_of(i)), .numbered = product.number.exists()});
    add_layouts(product.number);
    add_layouts(product.secret);
    add_names(i);
  }
  whole_ = true;
}

/** Ids are `issuer.kind`, and an issuer's products mostly stand one after the other. */
std::uint32_t ProductIndex::issuer_of(std::string_view id) {
  const std::string_view issuer = id.substr(0, id.find('.'));
  auto found = std::ranges::find(issuers_.rbegin(), issuers_.rend(), issuer);
  if (found != issuers_.rend()) return static_cast<std::uint32_t>(issuers_.rend() - found - 1);
  issuers_.push_back(issuer);
  return static_cast<std::uint32_t>(issuers_.size() - 1);
}

void ProductIndex::add_layouts(const Format& format) {
  for (std::size_t k = 0; k < format.layout_count; ++k) {
    const Layout& layout = format.layouts[k];
    if (!is_regular(layout.view()) && !has_layout(layout.view())) layouts_.push_back(layout);
  }
}

void ProductIndex::add_names(std::int32_t product) {
  std::u16string_view names = catalog().name_of(product).names;
  while (!names.empty()) {
    names.remove_prefix(1);
    const std::size_t size = std::min(names.find(u'\n'), names.size());
    const std::int32_t name = lexicon_.add_name(names.substr(0, size));
    names.remove_prefix(size);
    if (name < 0) continue;
    if (bearers_.size() <= static_cast<std::size_t>(name))
      bearers_.resize(static_cast<std::size_t>(name) + 1);
    std::vector<std::int32_t>& bearers = bearers_[static_cast<std::size_t>(name)];
    if (bearers.empty() || bearers.back() != product) bearers.push_back(product);
  }
}

bool ProductIndex::has_layout(std::span<const std::uint8_t> groups) const {
  return std::ranges::any_of(
      layouts_, [groups](const Layout& layout) { return std::ranges::equal(layout.view(), groups); });
}

bool ProductIndex::has_prefix(std::string_view letters) const {
  return std::ranges::any_of(formats_.forms(), [letters](const Form& form) {
    const auto in_case = [&form](char c) {
      return form.ignore_case ? to_upper(static_cast<char16_t>(c)) : static_cast<char16_t>(c);
    };
    return form.prefix_length == letters.size() &&
           std::ranges::equal(letters, std::string_view(form.prefix.data(), form.prefix_length), {}, in_case,
                              [](char c) { return static_cast<char16_t>(c); });
  });
}

void ProductIndex::reset(TextClues& evidence) const {
  if (evidence.named.size() != found_.size() || evidence.issuers.size() != issuers_.size()) {
    evidence.named.assign(found_.size(), 1);
    evidence.issuers.assign(issuers_.size(), false);
  }
  // A text names few products of many: only theirs is undone.
  for (const std::int32_t name : evidence.names) {
    for (const std::int32_t product : bearers_[static_cast<std::size_t>(name)]) {
      const auto index = static_cast<std::size_t>(product);
      evidence.named[index] = 1;
      evidence.issuers[products_[index].issuer] = false;
    }
  }
  evidence.named_sum = static_cast<double>(found_.size());
  evidence.products.clear();
  evidence.names.wipe();
  evidence.currency = {};
  evidence.overseas = false;
}

void ProductIndex::add_name(std::int32_t name, TextClues& evidence) const {
  if (evidence.names.full() || std::ranges::find(evidence.names, name) != evidence.names.end()) return;
  evidence.names.push_back(name);
  const std::vector<std::int32_t>& bearers = bearers_[static_cast<std::size_t>(name)];
  const double factor = std::max(1.0, factors::kNamed / static_cast<double>(bearers.size()));
  for (const std::int32_t product : bearers) {
    const auto index = static_cast<std::size_t>(product);
    evidence.issuers[products_[index].issuer] = true;
    double& named = evidence.named[index];
    if (factor <= named) continue;
    if (named <= 1) evidence.products.push_back(product);
    evidence.named_sum += factor - named;
    named = factor;
  }
}

Alone ProductIndex::alone(const MarkedRun& run, const TextClues& evidence, Open open_ones,
                          std::uint64_t& steps) const {
  steps += formats_.closed(run.run.length).size();
  if (evidence.products.empty()) {
    const SureDigits* const sure = formats_.sure_digits(run.run);
    if (sure != nullptr) return {sure->weights[static_cast<std::size_t>(run.mark)], sure->fits};
  }
  const RunKind kind = kind_of(run.run);
  // It writes what it reads. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
  Fitting fitting;
  formats_.fit(run.run, kind, fitting);
  double sum = 0;
  formats_.each_fitting(run.run, kind, fitting, [&](const Form& form, double ratio) {
    sum += ratio * form.standing(run.mark) * evidence.named[static_cast<std::size_t>(form.product)];
  });
  if (open_ones == Open::none) return {sum, fitting.fits};
  steps += evidence.products.size();
  for (const std::int32_t product : evidence.products) {
    formats_.each_open(product, run.run.length, [&](const Form& /*form*/, const CleanRatios& /*ratios*/) {
      // What an open format takes is hardly evidence that a run is a code.
      sum += kMostOpen * evidence.named[static_cast<std::size_t>(product)];
    });
  }
  return {sum, fitting.fits};
}

}  // namespace cardmend::texts
