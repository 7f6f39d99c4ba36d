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

}  // namespace

std::string_view version() {
  return CARDMEND_VERSION;
}

struct Checker::Workspace {
  const Catalog* catalog;
  FoldForm form;
  Analysis analysis;
  QuickTable quick;
  std::array<char16_t, kMaxCode> quick_code{};
  CheckResult quick_result;
  /** The analysis holds a text. */
  bool analysed = false;

  explicit Workspace(const Catalog& known) : catalog(&known) {}

  [[nodiscard]] bool is_product(std::int32_t product) const {
    return product >= 0 && product < catalog->size();
  }

  void run(std::u16string_view raw, std::int32_t product, Field field) {
    if (analysed) analysis.wipe();
    analysed = true;
    analyse(raw, wanted_of(catalog->at(product), field), product, form, analysis);
  }

  void wipe() {
    if (analysed) analysis.wipe();
    analysed = false;
    wipe_memory(quick_code.data(), sizeof(quick_code));
  }
};

Checker::Checker(const Catalog& catalog) : workspace_(std::make_unique<Workspace>(catalog)) {}

Checker::~Checker() {
  wipe();
}

void Checker::wipe() {
  workspace_->wipe();
}

const CheckResult& Checker::check(std::u16string_view raw, std::int32_t product, Field field) {
  Workspace& space = *workspace_;
  if (space.is_product(product)) {
    space.run(raw, product, field);
    return space.analysis.result;
  }
  std::int32_t best = 0;
  std::uint8_t best_rank = 0;
  for (std::int32_t i = 0; i < space.catalog->size(); ++i) {
    space.run(raw, i, field);
    const std::uint8_t rank = rank_of(space.analysis.result);
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  if (space.analysis.result.product != best) space.run(raw, best, field);
  if (best_rank <= kRank[static_cast<std::size_t>(Verdict::refused)]) space.analysis.result.product = -1;
  return space.analysis.result;
}

const CheckResult& Checker::glance(std::u16string_view raw, std::int32_t product, Field field) {
  Workspace& space = *workspace_;
  if (!space.is_product(product) || raw.size() > kMaxInput) return check(raw, product, field);
  const Wanted wanted = wanted_of(space.catalog->at(product), field);
  space.quick.prepare(*wanted.format, product * 2 + static_cast<std::int32_t>(wanted.field), space.form);
  const std::size_t length = space.quick.match(raw, *wanted.format, space.quick_code);
  if (length == 0) return check(raw, product, field);
  space.quick_result = CheckResult{};
  space.quick_result.verdict = Verdict::valid;
  space.quick_result.product = product;
  space.quick_result.code = {space.quick_code.data(), length};
  return space.quick_result;
}

}  // namespace cardmend
