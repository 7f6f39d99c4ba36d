// Words of a language beside a code.
#ifndef CARDMEND_CHECK_LOCATE_PROSE_H_
#define CARDMEND_CHECK_LOCATE_PROSE_H_

#include "cardmend/types_product.h"
#include "check/locate/chunks.h"
#include "text/folded.h"
#include "text/unit_kind.h"

namespace cardmend::check {

/** Letters alone, and not all of them capitals. */
bool is_prose(const text::Folded& folded, const Chunk& word);

/** The words, one or more, are the groups of one code whose grouping nobody has written down: equally long, a
 * digit in one of them; small letters in those without only where those with digits have them too: "AB76 CD78
 * EFGH", "ab76 cd78 efgh". */
bool are_groups(const text::Folded& folded, const Chunks& words);

/** Words of a language stand beside a word that is a whole code. `words` is room to work in. */
bool has_prose(const text::Folded& folded, const text::UnitKinds& kinds, const Chunk& chunk,
               const Format& format, Chunks& words);

/**
 * Words in small letters cannot belong to the code where a word in capitals and digits, or a whole code in
 * one piece or in its printed groups, stands among them, as in "Your code is 7KQ2M-XW9PA-4ZRTB", and there is
 * more than any code has: they are made implausible. A code of the `other` format may stand among them. A lone
 * letter with no other word is a slip.
 */
void mark_prose(const text::Folded& folded, const text::UnitKinds& kinds, const Format& format,
                const Format& other, Chunks& words);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_PROSE_H_
