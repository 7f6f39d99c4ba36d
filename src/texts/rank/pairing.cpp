#include "texts/rank/pairing.h"

#include <algorithm>

#include "tables/detection.h"

namespace cardmend::texts {

namespace {

/** So many times likelier than "none of these" is a code that needs no other one beside it. */
constexpr double kStandsAlone = 3;

/** A label may have a line of its own between two codes. */
std::uint32_t most_lines(const Code& first, const Code& second) {
  return first.mark == RunMark::none && second.mark == RunMark::none ? 1 : 2;
}

}  // namespace

CodeAndPin::CodeAndPin(Code& first, Code& second) {
  const bool secrets = first.mark == RunMark::secret && second.mark == RunMark::secret;
  if (!secrets || first.general == second.general) return;
  number_ = first.general ? &first : &second;
  number_->mark = RunMark::number;
}

CodeAndPin::~CodeAndPin() {
  if (number_ != nullptr) number_->mark = RunMark::secret;
}

bool are_one_card(const Code& first, const Code& second, ProductIndex& index, const TextClues& evidence) {
  const bool labelled = first.mark != RunMark::none && second.mark != RunMark::none;
  if (labelled ? first.mark == second.mark : second.line - first.line > most_lines(first, second))
    return false;
  const double together = index.together(first.run(), second.run(), evidence);
  if (labelled) {
    // Labels say that they belong together, unless each is a card of its own kind; what is as short as a PIN
    // is none.
    const double enough = tables::detection::kNone * kStandsAlone;
    const bool pin = first.length < kLeastAlone || second.length < kLeastAlone;
    return together > 0 || pin || first.weight <= enough || second.weight <= enough;
  }
  const auto weight = [](const Code& code) { return std::max(code.weight, tables::detection::kNone); };
  return together * evidence.named_sum > weight(first) * weight(second);
}

}  // namespace cardmend::texts
