#include "answer/other_product.h"

#include <algorithm>

#include "answer/unnamed.h"
#include "check/beyond.h"
#include "texts/rank/score.h"

namespace cardmend::answer {

using check::Analysis;
using check::is_refused;
using format::Slot;
using format::SlotState;
using text::UnitKind;
using texts::reason_bit;

namespace {

/** From this one on the text is said to hold another product than the one that was named. */
constexpr std::uint16_t kOtherShare = 900;

/** Below this one the product that was named is out of the question. */
constexpr std::uint16_t kNoShare = 50;

/** The search for what was meant goes no further: more wrong characters than these are no slips. */
constexpr std::size_t kMostSlips = 2;

/** All that is refused is a letter or two that the card's codes do not have: a slip is likelier than a whole
 * code of another card all of whose other characters are, by chance, this card's. */
bool has_only_slips(const Analysis& analysis) {
  const auto forbidden = std::ranges::count_if(
      analysis.slots, [](const Slot& slot) { return slot.state == SlotState::forbidden; });
  return forbidden > 0 && static_cast<std::size_t>(forbidden) <= kMostSlips &&
         std::ranges::none_of(analysis.findings, [](const Finding& finding) {
           return finding.kind != FindingKind::forbidden_character &&
                  kFindingEffects[static_cast<std::size_t>(finding.kind)] == Verdict::refused;
         });
}

std::uint16_t share_of(const DetectResult& detected, std::int32_t product) {
  for (const Detection& item : detected.view()) {
    if (item.product == product) return item.probability;
  }
  return 0;
}

/** Runs of letters and digits that something stands between. */
std::size_t count_words(const Analysis& analysis) {
  std::size_t words = 0;
  bool inside = false;
  for (const UnitKind kind : analysis.locate.kinds) {
    if (kind == UnitKind::code && !inside) ++words;
    inside = kind == UnitKind::code;
  }
  return words;
}

}  // namespace

void compare_product(const Catalog& catalog, const DetectResult& detected, std::int32_t product,
                     Analysis& analysis) {
  if (detected.count == 0 || detected.items[0].probability < kOtherShare ||
      share_of(detected, product) >= kNoShare) {
    compare_region(detected, catalog.at(product), analysis);
    return;
  }
  const Detection& first = detected.items[0];
  const auto has = [&](DetectReason reason) { return (first.reasons & reason_bit(reason)) != 0; };
  // A row of groups may be read as a number and a secret by chance; two words are no chance.
  const bool forms =
      is_refused(analysis) && !has_only_slips(analysis) && has(DetectReason::secret_form) &&
      (!has(DetectReason::number_form) || has(DetectReason::labelled) || count_words(analysis) == 2);
  if (forms || has(DetectReason::named) || has(DetectReason::prefix))
    add_other_product(analysis, first.product);
  else
    compare_region(detected, catalog.at(product), analysis);
}

void compare_region(const DetectResult& detected, const Product& product, Analysis& analysis) {
  const std::array<char, 3>& own = product.currency;
  if (own[0] != 0 && detected.currency[0] != 0 && own != detected.currency)
    add_other_region(analysis, detected.currency);
}

}  // namespace cardmend::answer
