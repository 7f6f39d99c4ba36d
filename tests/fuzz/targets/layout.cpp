// What should stand in a field: laid out again it stays, and it is read as what was typed.
#include "cardmend/layout.h"

#include <string>

#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/layout.h"

namespace cardmend::fuzz {

void layout(Input& input) {
  static Layouter layouter;
  const std::int32_t index = input.below(shipped_catalog().size());
  const Field field = input.flag() ? Field::number : Field::secret;
  const std::uint32_t caret = input.byte();
  const Text raw(input);
  const Product& product = shipped_catalog().at(index);
  const Laid laid = layouter.lay_out(raw.view(), caret, product, field);
  hold(laws::broken_by_laid(raw.view(), laid));
  if (!laid.changed) return;
  const Text value(laid.value);
  const std::uint32_t place = laid.caret;
  hold(laws::broken_by_laying_again(layouter, value.view(), place, product, field));
  hold(laws::broken_by_reading(one_checker(), other_checker(), raw.view(), value.view(), index, field));
}

}  // namespace cardmend::fuzz
