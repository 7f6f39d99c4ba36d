// Raw text -> folded text. The fold changes form and keeps meaning; it knows nothing of products or of case.
#ifndef CARDMEND_TEXT_FOLD_H_
#define CARDMEND_TEXT_FOLD_H_

#include <string_view>

#include "text/folded.h"

namespace cardmend::text {

/**
 * Folds `raw` (at most kMaxInput units) into `out`, which must be empty. Every unit of raw lies in exactly
 * one piece; lone surrogates and code points without an image stay as they are. Escapes of HTML, addresses
 * and JSON are what they stand for.
 */
void fold(std::u16string_view raw, Folded& out);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_FOLD_H_
