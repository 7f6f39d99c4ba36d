// What the page tells as numbers is taken within its bounds, and beyond them is not known.
#include "explain/signals.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>

#include "cardmend/explain.h"

namespace cardmend::test {
namespace {

/** What follows from the failure and the platform, whatever the page tells. */
bool is_derived(Signal signal) {
  return signal == Signal::attempts_left || signal == Signal::elapsed_ms || signal == Signal::channel;
}

}  // namespace

TEST_CASE("signals: each is known from its least to its most, and no further") {
  const Knowledge& knowledge = shipped_knowledge();
  for (std::size_t i = 0; i < std::size(kSignalNames); ++i) {
    const auto signal = static_cast<Signal>(i);
    if (is_derived(signal)) continue;
    const std::int64_t least = kSignalLeast[i];
    const std::int64_t most = kSignalMost[i];
    for (const std::int64_t value : {least - 1, least, (least + most) / 2, most, most + 1}) {
      CAPTURE(kSignalNames[i]);
      CAPTURE(value);
      if (value != static_cast<std::int32_t>(value)) continue;
      Evidence evidence;
      evidence.with(signal, static_cast<std::int32_t>(value));
      const explain::Signals signals = explain::signals_of({}, evidence, 0, knowledge);
      CHECK_EQ(signals[i], value >= least && value <= most ? value : kNotKnown);
    }
  }
}

}  // namespace cardmend::test
