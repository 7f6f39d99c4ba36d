// Characters that HTML, addresses and JSON write as escapes.
#ifndef CARDMEND_TEXT_ESCAPE_H_
#define CARDMEND_TEXT_ESCAPE_H_

#include <cstddef>
#include <string_view>

namespace cardmend::text {

/** Begins an escape: an entity, %2D, \u0031. */
constexpr bool begins_escape(char16_t c) {
  return c == u'&' || c == u'%' || c == u'\\';
}

/** A code point, or a lone surrogate, and where what stands for it ends. */
struct CodePoint {
  char32_t c = 0;
  std::size_t end = 0;
};

/** What the escape at `at` < text.size() stands for, a pair of surrogates joined; `end` is 0 if there is
 * none. Reads at most 12 units. */
CodePoint escape_at(std::u16string_view text, std::size_t at);

/** The code point at `at` < text.size(), escaped or not. */
CodePoint code_point_at(std::u16string_view text, std::size_t at);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_ESCAPE_H_
