// What a unit of folded text can be to a code.
#ifndef CARDMEND_TEXT_UNIT_KIND_H_
#define CARDMEND_TEXT_UNIT_KIND_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "text/folded.h"

namespace cardmend::text {

enum class UnitKind : std::uint8_t {
  /** Reads as a letter, a digit or an upright stroke. */
  code,
  /** Stands between groups: a space, a dash, a dot, ... */
  separator,
  /** Ends a code: brackets, colons, commas, Chinese text. */
  delimiter,
  /** Stands where a character of the code should: a symbol, an emoji, a lone surrogate. */
  junk,
};

/** A stroke that Chinese and Japanese input methods give for a dash; a word's part anywhere but between
 * groups. */
constexpr bool is_stroke(char16_t c) {
  return c == 0x4E00 || c == 0x30FC || c == 0xFF70;
}

using UnitKinds = base::FixedVector<UnitKind, kMaxInput * kMaxImage>;

/** A character of a code begins at `i`: a letter, a digit or an upright stroke. */
inline bool begins_character(const Folded& folded, const UnitKinds& kinds, std::size_t i) {
  return kinds[i] == UnitKind::code && folded.glyphs[i] != kTrail;
}

/** The kind of each unit of `folded`, into `out`, which must be empty. */
void classify(const Folded& folded, UnitKinds& out);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_UNIT_KIND_H_
