// What is offered for a wrong code: it is right, and it was typed but for its changes.
#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/check.h"

namespace cardmend::fuzz {

void offers(Input& input) {
  const Asked asked = read_asked(input);
  const Text raw(input);
  const OfferKind kind = one_checker().check(raw.view(), asked.product, asked.field, asked.typing).offers;
  const CheckResult& result = one_checker().add_offers(kind, asked.typing.way);
  hold(result.offers == OfferKind::none, "what was looked for is there");
  hold(laws::broken_by_check(raw.view(), result));
  hold(laws::broken_by_candidates(other_checker(), result, asked.field));
}

}  // namespace cardmend::fuzz
