// The cards of any text: where they lie, and that a check finds in their places what they are said to have.
#include "cardmend/extract.h"

#include <array>
#include <span>

#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/texts.h"

namespace cardmend::fuzz {

void extract(Input& input) {
  static Extractor extractor(shipped_catalog());
  static std::array<ExtractedCard, 3> cards;
  const Text text(input);
  extractor.open(text.view());
  std::uint32_t at = 0;
  for (;;) {
    const std::size_t count = extractor.next(cards);
    if (count == 0) break;
    for (const ExtractedCard& card : std::span(cards).first(count)) {
      hold(laws::broken_by_card(text.view(), at, card));
      hold(card.product < shipped_catalog().size(), "a card is of a kind that is known");
      hold(laws::broken_by_checking(one_checker(), shipped_catalog(), text.view(), card));
      at = card.span.end;
    }
  }
  hold(!extractor.cut(), "a short text is read to its end");
  hold(extractor.steps() <= 60 * text.view().size() + 1000, "work grows with the text and not faster");
  extractor.wipe();
}

}  // namespace cardmend::fuzz
