#include "laws/fold.h"

#include <algorithm>

#include "base/surrogates.h"
#include "text/escape.h"
#include "text/fold.h"

namespace cardmend::laws {

using text::Folded;
using text::Piece;

namespace {

/** Two stray halves with something between them that is taken out: one character, now that they touch. */
bool joins_halves(const Folded& folded) {
  for (std::size_t i = 1; i < folded.text.size(); ++i)
    if (base::is_lead(folded.text[i - 1]) && base::is_trail(folded.text[i]) &&
        folded.piece_of[i - 1] != folded.piece_of[i])
      return true;
  return false;
}

}  // namespace

Broken broken_by_pieces(std::u16string_view raw, const Folded& folded) {
  if (folded.piece_of.size() != folded.text.size() || folded.glyphs.size() != folded.text.size())
    return "each folded unit has its piece and its glyph";
  const std::u16string_view all(folded.text.data(), folded.text.size());
  std::size_t at = 0;
  std::size_t text_at = 0;
  for (std::size_t i = 0; i < folded.pieces.size(); ++i) {
    const Piece& piece = folded.pieces[i];
    if (piece.begin != at || piece.raw_length == 0) return "pieces cover the text in order";
    if (piece.text_begin != text_at) return "images follow one another";
    at += piece.raw_length;
    text_at += piece.text_length;
    if (at > raw.size() || text_at > all.size()) return "pieces lie in the text";
    if (!piece.changed &&
        all.substr(piece.text_begin, piece.text_length) != raw.substr(piece.begin, piece.raw_length))
      return "what is not changed is as it was";
    for (std::size_t k = piece.text_begin; k < text_at; ++k)
      if (folded.piece_of[k] != i) return "each folded unit knows its piece";
  }
  return at == raw.size() && text_at == all.size() ? "" : "pieces cover all of the text";
}

Broken broken_by_folding_twice(const Folded& folded, Folded& again) {
  const std::u16string_view once(folded.text.data(), folded.text.size());
  if (once.size() > kMaxInput || std::ranges::any_of(once, text::begins_escape) || joins_halves(folded))
    return "";
  text::fold(once, again);
  const bool same = std::u16string_view(again.text.data(), again.text.size()) == once;
  again.wipe();
  return same ? "" : "folding twice changes nothing";
}

}  // namespace cardmend::laws
