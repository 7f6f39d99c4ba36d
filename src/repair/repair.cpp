#include "repair/repair.h"

#include "core/readings.h"

namespace cardmend {

void repair(const Product& product, Slots& slots) {
  for (Slot& slot : slots) {
    if (slot.state == SlotState::fits && slot.look_alike) slot.state = SlotState::repaired;
    if (slot.state != SlotState::outside) continue;
    const Readings readings = readings_of(slot.glyph, product.alphabet);
    if (readings.count == 1) {
      slot.state = SlotState::repaired;
      slot.value = readings.to[0];
    } else if (readings.count > 1) {
      slot.state = SlotState::ambiguous;
    } else {
      slot.state =
          product.possible.has(static_cast<char16_t>(slot.glyph)) ? SlotState::unlikely : SlotState::foreign;
    }
  }
}

}  // namespace cardmend
