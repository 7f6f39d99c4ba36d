// The quick path against the full one, for any text and product, or none.
#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/same.h"

namespace cardmend::fuzz {

void quick(Input& input) {
  const std::int32_t product = input.below(shipped_catalog().size() + 1) - 1;
  const Field field = input.flag() ? Field::number : Field::secret;
  const Text raw(input);
  hold(laws::broken_by_glance(one_checker(), other_checker(), raw.view(), product < 0 ? kDetect : product,
                              field));
}

}  // namespace cardmend::fuzz
