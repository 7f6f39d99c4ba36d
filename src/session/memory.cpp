#include "session/memory.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>

namespace cardmend::session {
namespace {

/** Goes up with each change of Memory. */
constexpr std::uint32_t kVersion = 0x43530003U;

/** The last moment that JavaScript's Date knows. */
constexpr double kLastDate = 8.64e15;

/** A polynomial over pairs of words: it tells a state that a store cut or altered, not one that somebody forged. */
std::uint32_t sum_of(const Memory& memory) {
  constexpr std::size_t kPairs = sizeof(Memory) / sizeof(std::uint64_t);
  const auto* const bytes = reinterpret_cast<const unsigned char*>(&memory);
  std::uint64_t sum = 0;
  // The first pair is the version and the sum itself.
  for (std::size_t i = 1; i < kPairs; ++i) {
    std::uint64_t pair = 0;
    std::memcpy(&pair, bytes + sizeof pair * i, sizeof pair);
    sum = (sum + pair) * 0x9E37'79B9'7F4A'7C15U;
  }
  return static_cast<std::uint32_t>(sum >> 32U);
}

/** How many of the counts are numbers, from -1 on; the others are of the names up to these. */
constexpr std::size_t kNumbers = offsetof(Counts, stage) / sizeof(std::int32_t);
constexpr std::uint32_t kLastNames[] = {
    static_cast<std::uint32_t>(Stage::pending),       static_cast<std::uint32_t>(SessionSend::ask),
    static_cast<std::uint32_t>(SessionReason::ended), static_cast<std::uint32_t>(VerificationStep::qr_code),
    static_cast<std::uint32_t>(Arrival::next_day),
};
static_assert(kNumbers + std::size(kLastNames) == kCounts);

bool is_date(double ms) {
  return ms >= 0 && ms <= kLastDate;
}

/** Of a forged one too: whatever is indexed or counted with lies in its range. */
bool has_sense(const Memory& memory) {
  if (!std::ranges::all_of(memory.dates, is_date) || !is_date(memory.clock)) return false;
  if (!std::ranges::all_of(memory.tried_as, [](Tried each) { return each <= Tried::spent; })) return false;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(&memory.counts);
  for (std::size_t i = 0; i < kCounts; ++i) {
    std::uint32_t count = 0;
    std::memcpy(&count, bytes + sizeof count * i, sizeof count);
    if (i < kNumbers ? count + 1 > kMostCount + 1U : count > kLastNames[i - kNumbers]) return false;
  }
  return true;
}

}  // namespace

bool is_whole(const Memory& memory) {
  return memory.version == kVersion && memory.checksum == sum_of(memory) && has_sense(memory);
}

void seal(Memory& memory) {
  memory.version = kVersion;
  memory.checksum = sum_of(memory);
}

}  // namespace cardmend::session
