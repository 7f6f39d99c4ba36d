#include "session/memory.h"

#include <algorithm>
#include <bit>

namespace cardmend::session {
namespace {

/** Goes up with each change of Memory. */
constexpr std::uint32_t kVersion = 0x43530002U;

/** The last moment that JavaScript's Date knows. */
constexpr double kLastDate = 8.64e15;

/** More than any count comes to. */
constexpr std::int32_t kMostCount = 1'000'000'000;

/** FNV-1a over pairs of words: it tells a state that a store cut or altered, not one that somebody forged. */
std::uint32_t sum_of(const SessionState& state) {
  std::uint64_t sum = 14'695'981'039'346'656'037U;
  for (std::size_t i = 2; i < state.words.size(); i += 2) {
    const std::uint64_t high = static_cast<std::uint32_t>(state.words[i + 1]);
    sum = (sum ^ (high << 32U | static_cast<std::uint32_t>(state.words[i]))) * 1'099'511'628'211U;
    // What is only in the upper bits would be lost in the product.
    sum ^= sum >> 32U;
  }
  return static_cast<std::uint32_t>(sum);
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

Memory load(std::span<const std::int32_t> words, const SessionRules& rules) {
  SessionState state;
  if (words.size() == state.words.size()) {
    std::ranges::copy(words, state.words.begin());
    const auto kept = std::bit_cast<Memory>(state);
    if (kept.version == kVersion && kept.checksum == sum_of(state) && has_sense(kept)) return kept;
  }
  Memory memory;
  memory.rules = rules;
  if (rules.card_tries > 0) memory.counts.card_left = rules.card_tries;
  if (rules.account_tries > 0) memory.counts.account_left = rules.account_tries;
  memory.counts.arrival = rules.arrival;
  return memory;
}

void keep(Memory& memory, SessionState& state) {
  memory.version = kVersion;
  state = std::bit_cast<SessionState>(memory);
  state.words[1] = static_cast<std::int32_t>(sum_of(state));
}

}  // namespace cardmend::session
