#include "session/memory.h"

#include <algorithm>
#include <bit>
#include <cstring>

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

bool is_date(double ms) {
  return ms >= 0 && ms <= kLastDate;
}

/** Of a forged one too: whatever is indexed or counted with lies in its range. */
bool has_sense(const Memory& memory) {
  if (!std::ranges::all_of(memory.dates, is_date) || !is_date(memory.clock)) return false;
  if (!std::ranges::all_of(memory.tried_as, [](Tried each) { return each <= Tried::spent; })) return false;
  for (const std::int32_t count : std::bit_cast<std::array<std::int32_t, kCounts>>(memory.counts))
    if (count < -1 || count > kMostCount) return false;
  const Counts& counts = memory.counts;
  return counts.stage <= Stage::pending && counts.flight <= SessionSend::ask &&
         counts.block <= SessionReason::ended && counts.step <= VerificationStep::qr_code &&
         counts.arrival <= Arrival::next_day;
}

}  // namespace

void load(Memory& memory, std::span<const std::int32_t> words, const SessionRules& rules) {
  if (words.size() == kSessionWords) {
    std::memcpy(static_cast<void*>(&memory), words.data(), sizeof memory);
    if (memory.version == kVersion && memory.checksum == sum_of(memory) && has_sense(memory)) return;
  }
  std::memset(static_cast<void*>(&memory), 0, sizeof memory);
  memory.rules = rules;
  Counts& counts = memory.counts;
  counts.card_left = tries_of(rules.card_tries);
  counts.account_left = tries_of(rules.account_tries);
  counts.verify_left = -1;
  counts.since_last = -1;
  counts.arrival = rules.arrival;
}

void keep(Memory& memory, SessionState& state) {
  memory.version = kVersion;
  memory.checksum = sum_of(memory);
  std::memcpy(state.words.data(), &memory, sizeof memory);
}

}  // namespace cardmend::session
