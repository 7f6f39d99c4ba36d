// The kinds of cards that any text may hold.
#include "cardmend/detect.h"

#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/texts.h"

namespace cardmend::fuzz {

void detect(Input& input) {
  static Detector detector(shipped_catalog());
  const Text raw(input);
  hold(laws::broken_by_detection(detector.detect(raw.view()), shipped_catalog()));
}

}  // namespace cardmend::fuzz
