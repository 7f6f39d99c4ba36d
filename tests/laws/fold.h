// What holds for the fold of any text.
#ifndef CARDMEND_TESTS_LAWS_FOLD_H_
#define CARDMEND_TESTS_LAWS_FOLD_H_

#include "laws/broken.h"
#include "text/folded.h"

namespace cardmend::laws {

/** The pieces cover the text in order, and their images are the folded text; what is not changed is as it was. */
Broken broken_by_pieces(std::u16string_view raw, const text::Folded& folded);

/** Folding again changes nothing, unless what was folded is a part of an escape, or halves of a pair that
 * came together. `again` is room to work in. */
Broken broken_by_folding_twice(const text::Folded& folded, text::Folded& again);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_FOLD_H_
