#include "texts/scan/decode.h"

#include "base/ascii.h"
#include "text/accent.h"
#include "text/look_alike.h"

namespace cardmend::texts {

using base::is_control;
using text::code_point_at;
using text::CodePoint;
using text::Image;
using text::image_of;
using text::is_mark;
using text::look_alike;
using text::unaccented;

namespace {

void put(Decoded& out, char16_t c) {
  out.text[out.count++] = c;
}

/** Signs of money that the fold leaves as they are, in their wide forms. */
constexpr char32_t narrow_sign(char32_t c) {
  if (c == 0xFFE5) return 0xA5;
  return c == 0xFFE1 ? 0xA3 : c;
}

}  // namespace

Decoded decode(std::u16string_view text, std::size_t at) {
  const CodePoint point = code_point_at(text, at);
  Decoded out{.end = point.end};
  const char32_t c = narrow_sign(point.c);
  if (c < 0x80) {
    if (!is_control(static_cast<char16_t>(c))) put(out, static_cast<char16_t>(c));
    return out;
  }
  const bool bmp = c <= 0xFFFF;
  if (bmp && is_plain_text(static_cast<char16_t>(c))) {
    put(out, static_cast<char16_t>(c));
    return out;
  }
  const Image image = image_of(c);
  if (image.mapped) {
    for (std::size_t i = 0; i < image.length; ++i) put(out, static_cast<char16_t>(image.text[i]));
    return out;
  }
  if (is_mark(c)) return out;
  char letter = look_alike(c);
  if (letter == 0) letter = unaccented(c);
  if (letter != 0) {
    put(out, static_cast<char16_t>(letter));
  } else {
    put(out, bmp ? static_cast<char16_t>(c) : char16_t{0xFFFD});
  }
  return out;
}

}  // namespace cardmend::texts
