// The project's own normalization form, which tools/derive makes from Unicode's data, in ICU's engine.
#ifndef CARDMEND_TEXT_FOLD_FORM_H_
#define CARDMEND_TEXT_FOLD_FORM_H_

#include <array>
#include <cstdint>

#include "text/folded.h"

namespace cardmend::text {

/**
 * What a code point becomes: `length` characters of printable ASCII, or `mapped` false if it stays as it is.
 */
struct Image {
  std::array<char, kMaxImage> text{};
  std::uint8_t length = 0;
  bool mapped = false;
};

/** The image of a code point beyond ASCII. The form has no context: a text's image is its code points'
 * images. */
Image image_of(char32_t c);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_FOLD_FORM_H_
