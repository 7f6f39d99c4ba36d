// A character of the code as it stands in the text, and what became of it.
#ifndef CARDMEND_FORMAT_SLOT_H_
#define CARDMEND_FORMAT_SLOT_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "format/readings.h"
#include "text/folded.h"

namespace cardmend::format {

enum class SlotState : std::uint8_t {
  /** Belongs to the alphabet. */
  fits,
  /** A letter, digit or stroke that does not: the repair stage decides. */
  outside,
  /** Replaced by the only character of the alphabet that it can have been. */
  repaired,
  /** Looks like some of the alphabet, and none of them is forced. */
  ambiguous,
  /** Possible, but not known of this product. */
  unlikely,
  /** A letter or digit that the alphabet has not, and that looks like none of it. */
  forbidden,
  /** No character of any code. */
  foreign,
};

struct Slot {
  /** The first unit in the folded text, and how many: more than one for a surrogate pair, and with marks. */
  std::uint16_t unit = 0;
  std::uint16_t unit_count = 0;
  SlotState state = SlotState::fits;
  /** The ASCII that it reads as, in the product's case; 0 if foreign. */
  char glyph = 0;
  /** What stands in the code: `glyph`, or what it was repaired to. */
  char value = 0;
  /** A letter of another script. */
  bool look_alike = false;
  /** A letter with marks, in one character or several. */
  bool accent = false;
};

/** The span in raw of a slot. */
inline Span span_of(const text::Folded& folded, const Slot& slot) {
  return text::span_of(folded, slot.unit, slot.unit + slot.unit_count);
}

using Slots = base::FixedVector<Slot, kMaxInput * text::kMaxImage>;

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_SLOT_H_
