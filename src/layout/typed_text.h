// What a person has typed of a code: its characters and the caret, without what stands between them.
#ifndef CARDMEND_LAYOUT_TYPED_TEXT_H_
#define CARDMEND_LAYOUT_TYPED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/fixed_vector.h"
#include "layout/groups.h"

namespace cardmend::layout {

struct Typed {
  /** Folded where the fold gives one character; a look-alike of another script, and a letter with an accent,
   * stay as they came. */
  base::FixedVector<char32_t, kMaxTyped> characters;
  TypedCaret caret;
  /** What stands last, invisible characters aside, is a separator. */
  bool separator_at_end = false;
  /** The text as ASCII: what each character reads as, and one unit, a space or a hyphen, for all that stands
   * in a row between two. */
  base::FixedVector<char16_t, 2 * kMaxTyped + 1> glyphs;
  /** There is white space among the glyphs, which stands for two hyphens too. */
  bool spaced = false;

  [[nodiscard]] std::u16string_view text() const { return {glyphs.data(), glyphs.size()}; }
  void wipe();
};

/**
 * Reads `raw` into `out`, which must be wiped. False, and `out` is of no use, if it has anything but
 * characters of a code, separators and what draws nothing, or more than kMaxTyped characters. Accents that
 * were typed apart from their letters, Chinese numerals and the host of an address are anything else.
 */
bool read_typed(std::u16string_view raw, std::uint32_t caret, bool ignore_case, Typed& out);

}  // namespace cardmend::layout

#endif  // CARDMEND_LAYOUT_TYPED_TEXT_H_
