// A folded text and where each unit of it came from.
//
//   raw     U+FF13 (wide 3)   U+200B      U+246B (circled 12)
//   pieces  0: "3", width     1: "", invisible     2: "12", form
//   text    '3'               -                    '1' '2'
#ifndef CARDMEND_TEXT_FOLDED_H_
#define CARDMEND_TEXT_FOLDED_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "cardmend/types.h"

namespace cardmend::text {

/** The longest image that the fold gives one code point, in characters. */
inline constexpr std::size_t kMaxImage = 4;
static_assert(kMaxInput * kMaxImage == kMaxCodeUnits);

/** One code point of raw (or one lone surrogate), as it is or as an escape, and its image; or a character that
 * was heard, with all of the words that it came from. */
struct Piece {
  std::uint16_t begin = 0;
  std::uint16_t text_begin = 0;
  std::uint16_t raw_length = 0;
  std::uint8_t text_length = 0;
  /** The image differs from what was there. */
  bool changed = false;
  /** Why; and `accent` too for a letter with marks, or marks of the one before, though they stay as they are.
   */
  EditReason reason{};

  /** An escape such as `&#45;` that stands for more than white space or a sign: no code point has as many
   * units. */
  [[nodiscard]] bool escaped() const { return changed && raw_length > 2; }
};

/** In Folded::glyphs: the unit belongs to the character before it, as the second half of a surrogate pair and
 * the marks of a letter do. */
inline constexpr char kTrail = 1;

struct Folded {
  base::FixedVector<Piece, kMaxInput> pieces;
  base::FixedVector<char16_t, kMaxInput * kMaxImage> text;
  /** For each unit of text its piece. */
  base::FixedVector<std::uint16_t, kMaxInput * kMaxImage> piece_of;
  /** For each unit of text the ASCII that it reads as: itself, what it looks like, or its letter without
   * marks; 0 if nothing; or kTrail. */
  base::FixedVector<char, kMaxInput * kMaxImage> glyphs;

  void wipe() {
    pieces.wipe();
    text.wipe();
    piece_of.wipe();
    glyphs.wipe();
  }
};

/** The span in raw of the units [begin, end) of folded text. */
inline Span span_of(const Folded& folded, std::uint32_t begin, std::uint32_t end) {
  const Piece& first = folded.pieces[folded.piece_of[begin]];
  const Piece& last = folded.pieces[folded.piece_of[end - 1]];
  return {first.begin, static_cast<std::uint32_t>(last.begin) + last.raw_length};
}

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_FOLDED_H_
