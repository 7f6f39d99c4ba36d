#include "cards/pairing.h"

#include <algorithm>

#include "tables/detection.h"

namespace cardmend::cards {

using product::RunMark;

namespace {

/** So many times likelier than "none of these" is a code that needs no other one beside it. */
constexpr double kStandsAlone = 3;

}  // namespace

bool are_one_card(const Code& first, const Code& second, ProductIndex& index, const TextClues& evidence) {
  const bool labelled = first.mark != RunMark::none && second.mark != RunMark::none;
  if (labelled ? first.mark == second.mark : second.line - first.line > 1) return false;
  const double together = index.together(first.run(), second.run(), evidence);
  if (labelled) {
    // Labels say that they belong together, unless each is a card of its own kind.
    const double enough = tables::detection::kNone * kStandsAlone;
    return together > 0 || first.weight <= enough || second.weight <= enough;
  }
  const auto weight = [](const Code& code) { return std::max(code.weight, tables::detection::kNone); };
  return together * evidence.named_sum > weight(first) * weight(second);
}

}  // namespace cardmend::cards
