#include "native/text/code_points.h"

#include <unicode/unistr.h>

namespace cardmend::test {

using text::fold;
using text::Folded;

std::u16string units_of(char32_t c) {
  const icu::UnicodeString text(static_cast<UChar32>(c));
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

std::u16string folded(std::u16string_view raw) {
  static Folded out;
  out.wipe();
  fold(raw, out);
  return {out.text.data(), out.text.size()};
}

}  // namespace cardmend::test
