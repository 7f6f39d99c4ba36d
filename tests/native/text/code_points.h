// Every code point of Unicode, and what the fold makes of a text.
#ifndef CARDMEND_TESTS_CODE_POINTS_H_
#define CARDMEND_TESTS_CODE_POINTS_H_

#include <string>
#include <string_view>

#include "text/fold.h"

namespace cardmend::test {

/** A code point as UTF-16. */
std::u16string units_of(char32_t c);

/** The text that the fold makes of `raw`. */
std::u16string folded(std::u16string_view raw);

/** Every code point but surrogates, which are no characters, and ASCII controls, which the caller handles. */
template <typename Use>
void for_each_code_point(Use use) {
  for (char32_t c = 0x80; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) use(c);
  }
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_CODE_POINTS_H_
