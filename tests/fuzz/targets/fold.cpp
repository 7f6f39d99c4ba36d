// The fold of any text: its pieces, and that folding twice changes nothing.
#include "text/fold.h"

#include "fuzz/support/hold.h"
#include "fuzz/support/input.h"
#include "fuzz/targets.h"
#include "laws/fold.h"

namespace cardmend::fuzz {

void fold(Input& input) {
  static text::Folded once;
  static text::Folded again;
  const Text raw(input);
  if (raw.view().size() > kMaxInput) return;
  text::fold(raw.view(), once);
  hold(laws::broken_by_pieces(raw.view(), once));
  hold(laws::broken_by_folding_twice(once, again));
  once.wipe();
}

}  // namespace cardmend::fuzz
