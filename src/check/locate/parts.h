// Codes among the words or cells of a text, and what else stands there.
#ifndef CARDMEND_CHECK_LOCATE_PARTS_H_
#define CARDMEND_CHECK_LOCATE_PARTS_H_

#include "base/fixed_vector.h"
#include "cardmend/types_product.h"
#include "check/locate/chunks.h"
#include "check/locate/segments.h"
#include "text/folded.h"
#include "text/unit_kind.h"

namespace cardmend::check {

/** What is looked for: a format and the other one of the same card, which may be one that does not exist. */
struct FormatPair {
  const Format& format;
  const Format& other;
};

struct Parts {
  /** At most as many; more are left out. */
  base::FixedVector<Chunk, 8> codes;
  /** The first part that is the other code; empty if there is none. */
  Range other;
  /** Nothing is left that may belong to a code; if false, `codes` may be pieces of something longer. */
  bool settled = false;
};

/**
 * True if the chunk is the other code, and could not as well be the one that is wanted, but for its prefix.
 */
bool strays(const text::Folded& folded, const text::UnitKinds& kinds, const Chunk& chunk, FormatPair formats);

/** A tab or a line break stands in the chunk. */
bool has_cells(const text::Folded& folded, const Chunk& chunk);

/** A sign that may set columns apart stands in the chunk. */
bool has_signs(const text::Folded& folded, const text::UnitKinds& kinds, const Chunk& chunk);

/** Two signs stand side by side in the chunk, as those that hide characters of a code do. */
bool has_masks(const text::UnitKinds& kinds, const Chunk& chunk);

/**
 * Parts in a row (cells of a table, or words) that make up a code, where every other part is none of one: it
 * has a character that the alphabet forbids, is a word of a language, or is the other code. "3F2A 90BC 77DE
 * A41B thanks" holds a code; with a "9" behind it is too long. A table may have other cells beside number and
 * secret. Of several lengths the longest that can be made is taken. Between signs each part is a code by
 * itself or none, and letters beside number and secret are no part of either. `words` is room to work in.
 */
Parts find_parts(const text::Folded& folded, const text::UnitKinds& kinds, const Chunk& chunk,
                 FormatPair formats, Cut cut, Chunks& words);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_PARTS_H_
