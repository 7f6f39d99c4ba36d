#include "guide/evidence.h"

#include <array>
#include <iterator>
#include <limits>

#include "tables/guide.h"

namespace cardmend::guide {
namespace {

constexpr std::int32_t kUnknown = std::numeric_limits<std::int32_t>::min();

/** More is taken as so much: no rule tells an hour from a year. */
constexpr std::int32_t kMostElapsedMs = 3'600'000;
constexpr std::int32_t kMostCount = 1'000'000;

std::int32_t within(std::int32_t value, std::int32_t least, std::int32_t most) {
  if (value < least) return kUnknown;
  return value > most ? most : value;
}

/** Cut to whole milliseconds; NaN fails the comparison as negatives do. */
std::int32_t elapsed_of(double ms) {
  if (!(ms >= 0)) return kUnknown;
  return ms < kMostElapsedMs ? static_cast<std::int32_t>(ms) : kMostElapsedMs;
}

std::int32_t attempts_left(std::int32_t attempts, std::uint8_t platform) {
  const std::int32_t limit = tables::kPlatforms[platform].attempts;
  return attempts == kUnknown || limit == 0 ? kUnknown : limit - attempts;
}

using Signals = std::array<std::int32_t, kSignalCount>;

Signals signals_of(const Failure& failure, const Evidence& evidence, std::uint8_t platform) {
  Signals signals{};
  const auto set = [&signals](Signal signal, std::int32_t value) {
    signals[static_cast<std::size_t>(signal)] = value;
  };
  const std::int32_t attempts = within(evidence.attempts, 1, kMostCount);
  const bool has_verdict = evidence.verdict >= 0 && evidence.verdict < std::int32_t{std::size(kVerdictNames)};
  const bool has_online = evidence.online == 0 || evidence.online == 1;
  set(Signal::verdict, has_verdict ? evidence.verdict : kUnknown);
  set(Signal::findings, within(evidence.findings, 0, kMostCount));
  set(Signal::online, has_online ? evidence.online : kUnknown);
  set(Signal::attempts, attempts);
  set(Signal::attempts_left, attempts_left(attempts, platform));
  set(Signal::elapsed_ms, elapsed_of(failure.elapsed_ms));
  return signals;
}

}  // namespace

std::uint32_t holding_evidence(const Failure& failure, const Evidence& evidence, std::uint8_t platform) {
  static_assert(std::size(tables::kEvidence) <= 32);
  const Signals signals = signals_of(failure, evidence, platform);
  std::uint32_t holding = 0;
  for (std::size_t i = 0; i < std::size(tables::kEvidence); ++i) {
    const EvidenceRow& row = tables::kEvidence[i];
    const std::int32_t value = signals[static_cast<std::size_t>(row.signal)];
    if (value != kUnknown && value >= row.least && value <= row.most) holding |= 1U << i;
  }
  return holding;
}

}  // namespace cardmend::guide
