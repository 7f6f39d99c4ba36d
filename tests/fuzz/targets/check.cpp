// A check of any text as any product: edits, spans, findings, and that the code of a right answer is right.
#include "laws/check.h"
#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"

namespace cardmend::fuzz {

void check(Input& input) {
  const Asked asked = read_asked(input);
  const Text raw(input);
  const CheckResult& result = one_checker().check(raw.view(), asked.product, asked.field, asked.typing);
  hold(result.product == asked.product, "a text is checked as what was asked for");
  hold(laws::broken_by_check(raw.view(), result));
  hold(laws::broken_by_code(other_checker(), result, asked.field));
}

}  // namespace cardmend::fuzz
