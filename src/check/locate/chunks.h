// Runs of a text that may be a code, and what is in them.
#ifndef CARDMEND_CHECK_LOCATE_CHUNKS_H_
#define CARDMEND_CHECK_LOCATE_CHUNKS_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "cardmend/types_product.h"
#include "check/locate/segments.h"
#include "text/folded.h"
#include "text/unit_kind.h"

namespace cardmend::check {

/** A run of code units, with the separators and junk between them. */
struct Chunk {
  /** From the first to the last unit that is no separator. */
  Range range;
  /** From the first to the last code unit. */
  Range core;
  std::uint32_t code_units = 0;
  std::uint32_t junk_units = 0;
  /** Junk between code units. */
  std::uint32_t inner_junk = 0;
  /** Every code unit belongs to the format or has a reading in its alphabet. */
  bool plausible = true;
  /** So many code units are digits, or look like those of another script. */
  std::uint32_t digits = 0;

  [[nodiscard]] bool has_digit() const { return digits > 0; }
  [[nodiscard]] bool has_letters() const { return digits < code_units; }

  /** As long as a code of the format may be, and nothing in it that is not the code's. */
  [[nodiscard]] bool fits(const Format& format) const {
    return format.has_length(code_units) && inner_junk == 0;
  }
};

inline constexpr std::size_t kMaxChunks = 64;
using Chunks = base::FixedVector<Chunk, kMaxChunks>;

/** What ends a chunk: a delimiter alone, or the end of a cell, or that of a word (white space, two hyphens)
 * too; or any sign that may set columns apart ("CZ*123*456#"); or these and every separator. */
enum class Cut : std::uint8_t { at_delimiters, at_cells, at_words, at_signs, at_separators };

/** A tab or a line break: what stands between the cells of a table that is pasted. */
constexpr bool ends_cell(char16_t c) {
  return c == u'\t' || c == u'\n' || c == u'\r' || c == 0x2028 || c == 0x2029;
}

/** A bar or a slash, which stand for a character or a dash of a code as well. */
constexpr bool is_column_sign(char16_t c) {
  return c == u'|' || c == u'/' || c == u'\\';
}

/** The chunks of a range, in place of what `out` held; what lies past kMaxChunks joins the last one. */
void find_chunks(const text::Folded& folded, const text::UnitKinds& kinds, Range range, const Format& format,
                 Cut cut, Chunks& out);

/** True if the chunk is in the form of a format that exists, character by character: prefix, alphabet,
 * length. */
bool has_form(const text::Folded& folded, const text::UnitKinds& kinds, const Chunk& chunk,
              const Format& format);

/** The words [first, end) as one chunk. */
Chunk joined(const Chunks& words, std::size_t first, std::size_t end);

/** True if two ranges hold the same characters, whatever separates them. */
bool same_code(const text::Folded& folded, const text::UnitKinds& kinds, Range a, Range b, bool ignore_case);

/** Digits, `most` of them, and perhaps points. */
bool is_figure(const text::Folded& folded, const Chunk& word, std::uint32_t most);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_CHUNKS_H_
