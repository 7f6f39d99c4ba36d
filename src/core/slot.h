// A character of the code as it stands in the text, and what became of it.
#ifndef CARDMEND_CORE_SLOT_H_
#define CARDMEND_CORE_SLOT_H_

#include <cstdint>

#include "core/fixed_vector.h"
#include "core/folded.h"
#include "core/readings.h"

namespace cardmend::core {

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

/** The span in raw of the units [begin, end) of folded text. */
inline Span span_of(const Folded& folded, std::uint32_t begin, std::uint32_t end) {
  const Piece& first = folded.pieces[folded.piece_of[begin]];
  const Piece& last = folded.pieces[folded.piece_of[end - 1]];
  return {first.begin, static_cast<std::uint32_t>(last.begin) + last.raw_length};
}

/** The span in raw of a slot. */
inline Span span_of(const Folded& folded, const Slot& slot) {
  return span_of(folded, slot.unit, slot.unit + slot.unit_count);
}

using Slots = FixedVector<Slot, kMaxInput * kMaxImage>;

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_SLOT_H_
