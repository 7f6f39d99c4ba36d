#include "text/fold.h"

#include "base/ascii.h"
#include "base/surrogates.h"
#include "text/accent.h"
#include "text/escape.h"
#include "text/fold_form.h"
#include "text/look_alike.h"

namespace cardmend::text {

using base::is_alnum;
using base::is_control;
using base::is_separator;
using base::is_space;
using base::lead_of;
using base::trail_of;

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

/** What an escape of ASCII changes, beside removing controls: the form of a character, or what is none. */
EditReason reason_of_escape(char16_t c) {
  if (is_space(c)) return EditReason::space;
  return is_separator(c) ? EditReason::separator : EditReason::form;
}

class Folder {
 public:
  explicit Folder(Folded& out) : out_(out) {}

  void fold_other(char32_t c, Piece& piece);

 private:
  void keep(char32_t c, Piece& piece);
  [[nodiscard]] bool follows_letter();

  Folded& out_;
  /** The last character with units of kTrail is a letter or a digit. */
  bool letter_ = false;
};

/** The last character is a letter or a digit, marks of its own behind it or not. */
bool Folder::follows_letter() {
  if (out_.glyphs.empty()) return false;
  if (out_.glyphs.back() != kTrail) letter_ = is_alnum(static_cast<char16_t>(out_.glyphs.back()));
  return letter_;
}

void Folder::fold_other(char32_t c, Piece& piece) {
  const Image image = image_of(c);
  if (!image.mapped) {
    keep(c, piece);
    return;
  }
  for (std::size_t i = 0; i < image.length; ++i)
    append(out_, static_cast<char16_t>(image.text[i]), image.text[i]);
  piece.changed = true;
  piece.reason = reason_of(c, image);
}

/** Keeps the units of a code point, and tells what it reads as. */
void Folder::keep(char32_t c, Piece& piece) {
  char glyph = look_alike(c);
  if (glyph == 0) {
    glyph = is_mark(c) && follows_letter() ? kTrail : unaccented(c);
    if (glyph != 0) piece.reason = EditReason::accent;
  }
  if (c <= 0xFFFF) {
    append(out_, static_cast<char16_t>(c), glyph);
    return;
  }
  append(out_, lead_of(c), glyph);
  append(out_, trail_of(c), kTrail);
  if (glyph != kTrail) letter_ = is_alnum(static_cast<char16_t>(glyph));
}

}  // namespace

void fold(std::u16string_view raw, Folded& out) {
  Folder folder(out);
  for (std::size_t i = 0; i < raw.size();) {
    const char16_t unit = raw[i];
    Piece piece;
    piece.begin = static_cast<std::uint16_t>(i);
    piece.text_begin = static_cast<std::uint16_t>(out.text.size());
    piece.raw_length = 1;
    if (unit < 0x80 && !begins_escape(unit)) {
      fold_ascii(unit, piece, out);
    } else {
      const CodePoint point = code_point_at(raw, i);
      const bool escape = unit < 0x80 && point.end > i + 1;
      piece.raw_length = static_cast<std::uint16_t>(point.end - i);
      piece.changed = escape;
      if (point.c >= 0x80) {
        folder.fold_other(point.c, piece);
      } else {
        if (escape) piece.reason = reason_of_escape(static_cast<char16_t>(point.c));
        fold_ascii(static_cast<char16_t>(point.c), piece, out);
      }
    }
    piece.text_length = static_cast<std::uint8_t>(out.text.size() - piece.text_begin);
    i += piece.raw_length;
    out.pieces.push_back(piece);
  }
}

}  // namespace cardmend::text
