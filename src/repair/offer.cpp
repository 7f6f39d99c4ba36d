#include <array>

#include "core/readings.h"
#include "repair/repair.h"

namespace cardmend {
namespace {

constexpr std::size_t kMaxOpen = 3;

/** The ambiguous slots of a code, with their readings. */
struct Open {
  std::array<std::uint8_t, kMaxOpen> index{};
  std::array<Readings, kMaxOpen> readings{};
  std::size_t count = 0;
};

/** False if no candidates may be offered at all. */
bool collect(const Format& format, const Slots& slots, Open& open) {
  if (!format.has_length(slots.size())) return false;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const SlotState state = slots[i].state;
    if (state == SlotState::fits || state == SlotState::repaired) continue;
    if (state != SlotState::ambiguous || open.count == kMaxOpen) return false;
    open.index[open.count] = static_cast<std::uint8_t>(i);
    open.readings[open.count++] = readings_of(slots[i].glyph, format.alphabet);
  }
  return open.count > 0;
}

/** Writes the candidate that takes reading `choice[k]` at the k-th open slot. */
void make(const Slots& slots, const Open& open, const std::array<std::size_t, kMaxOpen>& choice,
          Candidate& candidate) {
  candidate.change_count = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) candidate.code[i] = slots[i].value;
  std::uint32_t probability = 1000;
  for (std::size_t k = 0; k < open.count; ++k) {
    const std::uint8_t index = open.index[k];
    const char to = open.readings[k].to[choice[k]];
    probability = probability * open.readings[k].weight[choice[k]] / 1000;
    candidate.changes[candidate.change_count++] = {index, slots[index].value, to};
    candidate.code[index] = to;
  }
  candidate.probability = static_cast<std::uint16_t>(probability);
}

/** Counts `choice` on like a number whose k-th digit has as many values as the k-th slot has readings. */
bool next(const Open& open, std::array<std::size_t, kMaxOpen>& choice) {
  for (std::size_t k = open.count; k-- > 0;) {
    if (++choice[k] < open.readings[k].count) return true;
    choice[k] = 0;
  }
  return false;
}

/** Keeps `out` in order of probability, those found first before equals; the least likely falls off a full
 * list. */
void insert(Candidates& out, const Candidate& candidate) {
  if (out.full() && out.back().probability >= candidate.probability) return;
  if (!out.full()) out.resize(out.size() + 1);
  std::size_t at = out.size() - 1;
  // Moved one by one: a swap would leave a copy of a code on the stack.
  for (; at > 0 && out[at - 1].probability < candidate.probability; --at) out[at] = out[at - 1];
  out[at] = candidate;
}

}  // namespace

void offer(const Format& format, const Slots& slots, bool (*fits)(const Format&, const char*, std::size_t),
           Candidates& out) {
  Open open;
  if (!collect(format, slots, open)) return;
  std::array<std::size_t, kMaxOpen> choice{};
  Candidate candidate;
  do {
    make(slots, open, choice, candidate);
    if (candidate.probability > 0 && fits(format, candidate.code.data(), slots.size()))
      insert(out, candidate);
  } while (next(open, choice));
  wipe_memory(&candidate, sizeof(candidate));
}

}  // namespace cardmend
