#include "fuzz/support/world.h"

#include <iterator>

namespace cardmend::fuzz {

const Catalog& shipped_catalog() {
  static const Catalog catalog;
  return catalog;
}

Checker& one_checker() {
  static Checker checker(shipped_catalog());
  return checker;
}

Checker& other_checker() {
  static Checker checker(shipped_catalog());
  return checker;
}

Asked read_asked(Input& input) {
  Asked asked;
  asked.product = input.below(shipped_catalog().size());
  const std::uint32_t how = input.byte();
  asked.field = (how & 1U) != 0 ? Field::number : Field::secret;
  asked.typing.finished = (how & 2U) != 0;
  asked.typing.way = static_cast<InputWay>((how >> 2U) % std::size(kInputWayNames));
  return asked;
}

}  // namespace cardmend::fuzz
