#include "explain/signals.h"

#include "explain/match_failure.h"

namespace cardmend::explain {
namespace {

/** More is taken as so much: no rule tells an hour from a year. */
constexpr std::int32_t kMostElapsedMs = 3'600'000;

/** Cut to whole milliseconds; NaN fails the comparison as negatives do. */
std::int32_t elapsed_of(double ms) {
  if (!(ms >= 0)) return kNotKnown;
  return ms < kMostElapsedMs ? static_cast<std::int32_t>(ms) : kMostElapsedMs;
}

std::int32_t attempts_left(std::int32_t attempts, const PlatformRow& platform) {
  return attempts == kNotKnown || platform.attempts == 0 ? kNotKnown : platform.attempts - attempts;
}

}  // namespace

Signals signals_of(const Failure& failure, const Evidence& evidence, std::uint8_t platform,
                   const Knowledge& knowledge) {
  Signals signals{};
  const auto at = [&signals](Signal signal) -> std::int32_t& {
    return signals[static_cast<std::size_t>(signal)];
  };
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const std::int32_t value = evidence.value(static_cast<Signal>(i));
    signals[i] = value >= kSignalLeast[i] && value <= kSignalMost[i] ? value : kNotKnown;
  }
  at(Signal::attempts_left) = attempts_left(at(Signal::attempts), knowledge.platforms[platform]);
  at(Signal::elapsed_ms) = elapsed_of(failure.elapsed_ms);
  at(Signal::channel) = find_channel(failure.channel, platform, knowledge);
  return signals;
}

std::uint64_t holding_evidence(const Signals& signals, const Knowledge& knowledge) {
  std::uint64_t holding = 0;
  for (std::size_t i = 0; i < knowledge.evidence.size(); ++i) {
    if (holds(knowledge.evidence[i], signals)) holding |= std::uint64_t{1} << i;
  }
  return holding;
}

}  // namespace cardmend::explain
