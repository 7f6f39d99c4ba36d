// Any failure and any evidence by what is shipped; and that what must be hidden cannot be told apart.
#include "cardmend/explain.h"

#include <array>

#include "fuzz/support/failure.h"
#include "fuzz/support/hold.h"
#include "fuzz/targets.h"
#include "laws/explain.h"
#include "laws/same.h"

namespace cardmend::fuzz {

void explain(Input& input) {
  const ReadFailure read(input);
  const Explanation told = explain_failure(read.failure(), read.evidence());
  hold(laws::broken_by_explanation(told, shipped_knowledge()));
  hold(laws::broken_by_looking_first(told, shipped_knowledge()));
  constexpr std::array<std::u16string_view, 2> kHidden = {u"invalid_pin", u"stolen_card"};
  Failure hidden{.platform = read.failure().platform, .channel = read.failure().channel, .code = kHidden[0]};
  hidden.elapsed_ms = read.failure().elapsed_ms;
  const Explanation one = explain_failure(hidden, read.evidence());
  if (one.disclosure != Disclosure::generic) return;
  hidden.code = kHidden[1];
  const Explanation other = explain_failure(hidden, read.evidence());
  hold(laws::same_answer(one, other), "what must be hidden cannot be told apart");
}

}  // namespace cardmend::fuzz
