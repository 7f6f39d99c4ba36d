// A check of any text without a product.
#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/check.h"

namespace cardmend::fuzz {

void unnamed(Input& input) {
  const Field field = input.flag() ? Field::number : Field::secret;
  const Text raw(input);
  const CheckResult& result = one_checker().check(raw.view(), kDetect, field);
  hold(laws::broken_by_check(raw.view(), result));
  hold(laws::broken_by_code(other_checker(), result, field));
}

}  // namespace cardmend::fuzz
