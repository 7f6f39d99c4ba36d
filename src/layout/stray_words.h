// Telling a code that was typed in groups from a text of several words.
#ifndef CARDMEND_LAYOUT_STRAY_WORDS_H_
#define CARDMEND_LAYOUT_STRAY_WORDS_H_

#include <string_view>

#include "cardmend/types_product.h"

namespace cardmend::layout {

/**
 * True if `text`, folded and with white space in it, is more than one code of the format: it has more
 * characters than any code, a label before white space ("PIN 3F2A"), or a word that the alphabet cannot spell
 * ("thanks 3F2A", "3F2A sn_5").
 */
bool has_words(std::u16string_view text, const Format& format);

/**
 * True if words of `text`, as above, that stand in a row make up a whole code of the format, and one cannot be a part
 * of a code or is written as words of a language are: "2P 0123456789", which is no code of 15 digits. Or
 * if all words make up codes in a row: "123456 123456 789012", which is no beginning of 20 digits.
 */
bool has_code_beside(std::u16string_view text, const Format& format);

/**
 * True if a word of `text`, as above, is a whole code with a digit in it, and another is written as words of a language
 * are: "yp 0123456789", which is no code of 12 characters.
 */
bool has_prose_beside(std::u16string_view text, const Format& format);

/** True if a Latin label stands anywhere in `text`, folded: "PIN-3F2A", "3F2A code". */
bool has_label(std::u16string_view text);

}  // namespace cardmend::layout

#endif  // CARDMEND_LAYOUT_STRAY_WORDS_H_
