#include <algorithm>

#include "analyse.h"
#include "cardmend/cardmend.h"
#include "quick.h"

namespace cardmend {
namespace {

/** How good an answer a verdict is, for choosing between products. */
constexpr std::array<std::uint8_t, 6> kRank = {0, 2, 5, 4, 3, 1};

std::uint8_t rank_of(const CheckResult& result) {
  // A card's number found is better news than nothing found.
  return result.number.empty() ? kRank[static_cast<std::size_t>(result.verdict)]
                               : std::max<std::uint8_t>(kRank[static_cast<std::size_t>(result.verdict)], 3);
}

bool is_product(std::int32_t product) {
  return product >= 0 && product < product_count();
}

const Product& product_at(std::int32_t product) {
  return catalog()[static_cast<std::size_t>(product)];
}

}  // namespace

std::string_view version() {
  return CARDMEND_VERSION;
}

std::int32_t product_count() {
  return static_cast<std::int32_t>(catalog().size());
}

std::string_view product_id(std::int32_t product) {
  return is_product(product) ? product_at(product).id : std::string_view{};
}

std::span<const std::uint8_t> product_groups(std::int32_t product) {
  if (!is_product(product)) return {};
  return {product_at(product).groups.data(), product_at(product).group_count};
}

std::int32_t find_product(std::string_view id) {
  for (std::int32_t i = 0; i < product_count(); ++i) {
    if (product_at(i).id == id) return i;
  }
  return -1;
}

struct Checker::Workspace {
  FoldForm form;
  Analysis analysis;
  QuickTable quick;
  std::array<char16_t, kMaxCode> quick_code{};
  CheckResult quick_result;
  /** The analysis holds a text. */
  bool analysed = false;

  void run(std::u16string_view raw, std::int32_t product) {
    if (analysed) analysis.wipe();
    analysed = true;
    analyse(raw, product_at(product), product, form, analysis);
  }

  void wipe() {
    if (analysed) analysis.wipe();
    analysed = false;
    wipe_memory(quick_code.data(), sizeof(quick_code));
  }
};

Checker::Checker() : workspace_(std::make_unique_for_overwrite<Workspace>()) {}

Checker::~Checker() {
  wipe();
}

void Checker::wipe() {
  workspace_->wipe();
}

const CheckResult& Checker::check(std::u16string_view raw, std::int32_t product) {
  Workspace& space = *workspace_;
  if (is_product(product)) {
    space.run(raw, product);
    return space.analysis.result;
  }
  std::int32_t best = 0;
  std::uint8_t best_rank = 0;
  for (std::int32_t i = 0; i < product_count(); ++i) {
    space.run(raw, i);
    const std::uint8_t rank = rank_of(space.analysis.result);
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  if (space.analysis.result.product != best) space.run(raw, best);
  if (best_rank <= kRank[static_cast<std::size_t>(Verdict::refused)]) space.analysis.result.product = -1;
  return space.analysis.result;
}

const CheckResult& Checker::glance(std::u16string_view raw, std::int32_t product) {
  Workspace& space = *workspace_;
  if (!is_product(product) || raw.size() > kMaxInput) return check(raw, product);
  const Product& known = product_at(product);
  space.quick.prepare(known, product, space.form);
  if (!space.quick.match(raw, known, space.quick_code)) return check(raw, product);
  space.quick_result = {
      .verdict = Verdict::valid, .product = product, .code = {space.quick_code.data(), known.length}};
  return space.quick_result;
}

}  // namespace cardmend
