#include "repair/repair.h"

#include "core/readings.h"

namespace cardmend::repair {

using core::Readings;
using core::readings_of;
using core::Slot;
using core::Slots;
using core::SlotState;

namespace {

CharSet alphabet_at(const Format& format, std::size_t index) {
  if (index >= format.prefix_length) return format.alphabet;
  CharSet one;
  one.add(format.prefix[index]);
  return one;
}

}  // namespace

void repair(const Format& format, Slots& slots) {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    Slot& slot = slots[i];
    if (slot.state == SlotState::fits && (slot.look_alike || slot.accent)) slot.state = SlotState::repaired;
    if (slot.state != SlotState::outside) continue;
    const Readings readings = readings_of(slot.glyph, alphabet_at(format, i));
    if (readings.count == 1) {
      slot.state = SlotState::repaired;
      slot.value = readings.to[0];
    } else if (readings.count > 1) {
      slot.state = SlotState::ambiguous;
    } else {
      const bool possible =
          i < format.prefix_length || format.possible.has(static_cast<char16_t>(slot.glyph));
      slot.state = possible ? SlotState::unlikely : SlotState::foreign;
    }
  }
}

}  // namespace cardmend::repair
