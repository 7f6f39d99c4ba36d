// The small part against the whole: it says all that the whole says, or that there may be more.
#include "cardmend/named_checker.h"
#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/same.h"

namespace cardmend::fuzz {

void parts(Input& input) {
  static NamedChecker named(shipped_catalog());
  const Asked asked = read_asked(input);
  const Text raw(input);
  const CheckResult& small = named.check(raw.view(), asked.product, asked.field, asked.typing);
  const CheckResult& whole = one_checker().check(raw.view(), asked.product, asked.field, asked.typing);
  hold(small.code == whole.code, "no part finds another code");
  if (!named.may_say_more()) {
    hold(small.offers == whole.offers, "the small part offers what the whole does");
    named.add_offers(small.offers, asked.typing.way);
    one_checker().add_offers(whole.offers, asked.typing.way);
    hold(laws::same_answer(small, whole), "the small part says what the whole says");
  }
  const auto clean = named.glance(raw.view(), asked.product, asked.field);
  hold(clean == one_checker().glance(raw.view(), asked.product, asked.field),
       "a quick look is the same in each part");
}

}  // namespace cardmend::fuzz
