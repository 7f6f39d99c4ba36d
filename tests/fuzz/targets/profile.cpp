// A check as a product that was made of bytes: all laws of a check, the quick path, the layout.
#include <bit>
#include <memory>

#include "cardmend/cardmend.h"
#include "cardmend/layout.h"
#include "cardmend/named_checker.h"
#include "fuzz/support/hold.h"
#include "fuzz/support/made_product.h"
#include "fuzz/targets.h"
#include "laws/check.h"
#include "laws/layout.h"
#include "laws/same.h"

namespace cardmend::fuzz {
namespace {

/** A shop's products are never taken back; of so many a new shop begins. */
constexpr std::int32_t kMostDefined = 2048;

/** Checkers of what is named: detection would read all products anew for each that is defined. */
struct Shop {
  Catalog catalog;
  NamedChecker one{catalog};
  NamedChecker other{catalog};
  /** What asks no detection: the analysis, and what is offered. */
  Checker searching{catalog};
  Checker asked{catalog};
  std::int32_t first = catalog.size();
};

}  // namespace

void profile(Input& input) {
  static std::unique_ptr<Shop> shop;
  static Layouter layouter;
  if (!shop || shop->catalog.size() - shop->first >= kMostDefined) shop = std::make_unique<Shop>();
  const Product product = read_made_product(input);
  const std::int32_t index = shop->catalog.add(product);
  const std::uint32_t how = input.byte();
  const Field field = (how & 1U) != 0 ? Field::number : Field::secret;
  const Typing typing{.finished = (how & 2U) != 0};
  const Text raw(input);
  const CheckResult& result = shop->one.check(raw.view(), index, field, typing);
  hold(laws::broken_by_check(raw.view(), result));
  hold(laws::broken_by_code(shop->other, result, field));
  hold(laws::broken_by_glance(shop->other, shop->one, raw.view(), index, field));
  if ((how & 4U) != 0) {
    const OfferKind offers = shop->searching.check_as(raw.view(), index, field).offers;
    const CheckResult& offered = shop->searching.add_offers(offers);
    hold(laws::broken_by_check(raw.view(), offered));
    hold(laws::broken_by_candidates(shop->asked, offered, field));
  }
  const Laid laid = layouter.lay_out(raw.view(), how >> 3U, product, field);
  hold(laws::broken_by_laid(raw.view(), laid));
  if (!laid.changed) return;
  const Text value(laid.value);
  hold(laws::broken_by_laying_again(layouter, value.view(), laid.caret, product, field));
  // Where a code has one length: of several, which of them is meant depends on what stands between.
  const Format& format = field == Field::number && product.number.exists() ? product.number : product.secret;
  if (std::popcount(format.lengths) == 1 && !format.open)
    hold(laws::broken_by_reading(shop->one, shop->other, raw.view(), value.view(), index, field));
}

}  // namespace cardmend::fuzz
