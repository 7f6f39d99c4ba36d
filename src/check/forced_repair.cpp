#include "check/forced_repair.h"

#include "base/ascii.h"
#include "format/readings.h"

namespace cardmend::check {

using base::is_alnum;
using format::Readings;
using format::readings_of;
using format::Slot;
using format::Slots;
using format::SlotState;

namespace {

/** In the place of a prefix its character is the whole alphabet: any other one is it or is unlikely. */
void settle_prefix(char meant, Slot& slot) {
  CharSet one;
  one.add(meant);
  const bool forced = readings_of(slot.glyph, one).forced;
  slot.state = forced ? SlotState::repaired : SlotState::unlikely;
  if (forced) slot.value = meant;
}

void settle(const Format& format, Slot& slot) {
  const Readings readings = readings_of(slot.glyph, format);
  const bool possible = format.possible.has(static_cast<char16_t>(slot.glyph));
  if (readings.forced) {
    slot.state = SlotState::repaired;
    slot.value = readings.to[0];
  } else if (possible && !readings.likely) {
    slot.state = SlotState::unlikely;
  } else if (readings.count > 0) {
    slot.state = SlotState::ambiguous;
  } else {
    slot.state = is_alnum(static_cast<char16_t>(slot.glyph)) ? SlotState::forbidden : SlotState::foreign;
  }
}

}  // namespace

void repair(const Format& format, Slots& slots) {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    Slot& slot = slots[i];
    if (slot.state == SlotState::fits && (slot.look_alike || slot.accent)) slot.state = SlotState::repaired;
    if (slot.state != SlotState::outside) continue;
    if (i < format.prefix_length)
      settle_prefix(format.prefix[i], slot);
    else
      settle(format, slot);
  }
}

}  // namespace cardmend::check
