#include "text/fold.h"

#include "core/ascii.h"
#include "core/surrogates.h"
#include "text/look_alike.h"

namespace cardmend::text {

using core::Folded;
using core::is_control;
using core::is_lead;
using core::is_separator;
using core::is_space;
using core::is_trail;
using core::joined_pair;
using core::kTrail;
using core::Piece;

namespace {

EditReason reason_of(char32_t c, const Image& image) {
  if (image.length == 0) return EditReason::invisible;
  const auto first = static_cast<char16_t>(image.text[0]);
  if (is_space(first)) return EditReason::space;
  if (is_separator(first)) return EditReason::separator;
  if (c >= 0xFF01 && c <= 0xFF5E) return EditReason::width;
  return is_decimal_digit(c) ? EditReason::digit : EditReason::form;
}

void append(Folded& out, char16_t unit, char glyph) {
  out.text.push_back(unit);
  out.glyphs.push_back(glyph);
  out.piece_of.push_back(static_cast<std::uint16_t>(out.pieces.size()));
}

/** ASCII keeps its form: only controls go. ICU is not asked. */
void fold_ascii(char16_t c, Piece& piece, Folded& out) {
  if (is_control(c)) {
    piece.changed = true;
    piece.reason = EditReason::invisible;
  } else {
    append(out, c, static_cast<char>(c));
  }
}

void fold_other(char32_t c, std::u16string_view units, const FoldForm& form, Piece& piece, Folded& out) {
  const Image image = form.image(c);
  if (image.mapped) {
    for (std::size_t i = 0; i < image.length; ++i)
      append(out, static_cast<char16_t>(image.text[i]), image.text[i]);
    piece.changed = true;
    piece.reason = reason_of(c, image);
    return;
  }
  append(out, units[0], look_alike(c));
  if (units.size() > 1) append(out, units[1], kTrail);
}

}  // namespace

void fold(std::u16string_view raw, const FoldForm& form, Folded& out) {
  for (std::size_t i = 0; i < raw.size();) {
    const char16_t unit = raw[i];
    const bool pair = is_lead(unit) && i + 1 < raw.size() && is_trail(raw[i + 1]);
    Piece piece;
    piece.begin = static_cast<std::uint16_t>(i);
    piece.text_begin = static_cast<std::uint16_t>(out.text.size());
    piece.raw_length = pair ? 2 : 1;
    if (unit < 0x80) {
      fold_ascii(unit, piece, out);
    } else {
      const char32_t c = pair ? joined_pair(unit, raw[i + 1]) : static_cast<char32_t>(unit);
      fold_other(c, raw.substr(i, piece.raw_length), form, piece, out);
    }
    piece.text_length = static_cast<std::uint8_t>(out.text.size() - piece.text_begin);
    i += piece.raw_length;
    out.pieces.push_back(piece);
  }
}

}  // namespace cardmend::text
