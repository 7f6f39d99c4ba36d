#include "check/closer_look.h"

#include <algorithm>

#include "tables/warned.h"

namespace cardmend::check {

using format::Slot;
using format::span_of;

std::size_t look_alikes(char c, const Format& format, std::array<char, 4>& out) {
  std::size_t count = 0;
  std::array<float, 4> rates{};
  const auto add = [&](char other, float rate) {
    const bool there = std::find(out.begin(), out.begin() + count, other) != out.begin() + count;
    if (other == '\0' || there || count == out.size() || !format.alphabet.has(static_cast<char16_t>(other)))
      return;
    std::size_t at = count++;
    for (; at > 0 && rates[at - 1] < rate; --at) {
      rates[at] = rates[at - 1];
      out[at] = out[at - 1];
    }
    rates[at] = rate;
    out[at] = other;
  };
  for (const LookAlike& pair : format.own_look_alikes()) add(pair.other_than(c), tables::kNamedRate);
  for (const format::WarnedPair& warned : tables::kWarnedPairs) add(warned.pair.other_than(c), warned.rate);
  return count;
}

void look_closer(const Format& format, const Analysis& analysis, Doubts& out) {
  for (std::size_t i = format.prefix_length; i < analysis.slots.size(); ++i) {
    const Slot& slot = analysis.slots[i];
    Doubt doubt{.span = span_of(analysis.folded, slot),
                .index = static_cast<std::uint16_t>(i),
                .probability = 0,
                .readings = {}};
    if (look_alikes(slot.value, format, doubt.readings) > 0) out.push_back(doubt);
  }
}

}  // namespace cardmend::check
