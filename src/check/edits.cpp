#include "check/edits.h"

#include "base/ascii.h"

namespace cardmend::check {

using base::is_space;
using format::Slot;
using format::SlotState;
using text::kTrail;
using text::Piece;
using text::UnitKind;

namespace {

/** Writes the log in one pass over the pieces; neighbouring removals for one reason become one edit. */
class EditLog {
 public:
  EditLog(std::u16string_view raw, const Location& location, Analysis& out)
      : raw_(raw), location_(location), out_(out) {}

  void run();

 private:
  void outside(std::size_t begin, std::size_t end, bool before);
  void inside(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t marks_end(std::size_t index, std::size_t last) const;
  void remove(const Piece& piece, EditReason reason);
  [[nodiscard]] EditReason removal_reason(const Piece& piece) const;
  [[nodiscard]] bool is_plain(const Piece& piece) const;

  std::u16string_view raw_;
  const Location& location_;
  Analysis& out_;
};

/** Nothing but space, separators and what cannot be seen. */
bool EditLog::is_plain(const Piece& piece) const {
  for (std::size_t i = 0; i < piece.text_length; ++i) {
    if (out_.locate.kinds[piece.text_begin + i] != UnitKind::separator) return false;
  }
  return true;
}

EditReason EditLog::removal_reason(const Piece& piece) const {
  if (piece.text_length == 0) return EditReason::invisible;
  return is_space(out_.folded.text[piece.text_begin]) ? EditReason::space : EditReason::separator;
}

void EditLog::remove(const Piece& piece, EditReason reason) {
  const std::uint32_t end = static_cast<std::uint32_t>(piece.begin) + piece.raw_length;
  if (!out_.edits.empty()) {
    Edit& last = out_.edits.back();
    if (last.to_length == 0 && last.reason == reason && last.span.end == piece.begin) {
      last.span.end = end;
      return;
    }
  }
  out_.edits.push_back({.reason = reason, .span = {piece.begin, end}});
}

/** The pieces before or after the code: one edit if there is text among them. */
void EditLog::outside(std::size_t begin, std::size_t end, bool before) {
  bool plain = true;
  for (std::size_t i = begin; i < end && plain; ++i) plain = is_plain(out_.folded.pieces[i]);
  const EditReason text = before && location_.labelled ? EditReason::label : EditReason::surroundings;
  for (std::size_t i = begin; i < end; ++i) {
    const Piece& piece = out_.folded.pieces[i];
    remove(piece, plain ? removal_reason(piece) : text);
  }
}

/** Behind the marks of the character in piece `index`, and what cannot be seen between them; `last` is the
 * code's last piece. */
std::size_t EditLog::marks_end(std::size_t index, std::size_t last) const {
  const auto& folded = out_.folded;
  std::size_t end = index + 1;
  if (folded.pieces[index].text_length == 0) return end;
  for (std::size_t next = end; next <= last; ++next) {
    const Piece& piece = folded.pieces[next];
    if (piece.text_length == 0) continue;
    if (folded.glyphs[piece.text_begin] != kTrail) break;
    end = next + 1;
  }
  return end;
}

/** The pieces [begin, end) of the code: one, with those of its marks. */
void EditLog::inside(std::size_t begin, std::size_t end) {
  const Piece& piece = out_.folded.pieces[begin];
  const Piece& last = out_.folded.pieces[end - 1];
  Edit edit{.reason = piece.reason,
            .span = {piece.begin, static_cast<std::uint32_t>(last.begin) + last.raw_length}};
  bool foreign = false;
  for (std::size_t i = 0; i < piece.text_length; ++i) {
    const std::uint16_t slot_index = out_.slot_of[piece.text_begin + i];
    if (slot_index == 0) continue;
    const Slot& slot = out_.slots[slot_index - 1U];
    foreign = foreign || slot.glyph == 0;
    const char16_t typed = out_.folded.text[piece.text_begin + i];
    edit.to[edit.to_length++] = slot.value != 0 ? slot.value : static_cast<char>(typed);
    if (slot.accent || piece.reason == EditReason::numeral) {
      edit.reason = slot.accent ? EditReason::accent : EditReason::numeral;
    } else if (slot.state == SlotState::repaired) {
      edit.reason = slot.look_alike ? EditReason::look_alike : EditReason::confusion;
    } else if (slot.glyph != 0 && slot.look_alike) {
      edit.reason = EditReason::look_alike;
    } else if (!piece.changed) {
      edit.reason = EditReason::case_;
    }
  }
  // What is no character of a code stays as it came, for its finding to point at.
  if (foreign && (!piece.changed || piece.escaped())) return;
  if (edit.to_length == 0) {
    remove(piece, removal_reason(piece));
    return;
  }
  const bool same = end == begin + 1 && piece.raw_length == 1 && edit.to_length == 1 &&
                    raw_[piece.begin] == static_cast<char16_t>(static_cast<unsigned char>(edit.to[0]));
  if (!same) out_.edits.push_back(edit);
}

void EditLog::run() {
  const std::size_t count = out_.folded.pieces.size();
  if (out_.slots.empty()) {
    outside(0, count, false);
    return;
  }
  const std::size_t first = out_.folded.piece_of[out_.slots[0].unit];
  const Slot& end = out_.slots.back();
  const std::size_t last = out_.folded.piece_of[end.unit + end.unit_count - 1U];
  outside(0, first, true);
  for (std::size_t i = first; i <= last;) {
    const std::size_t next = marks_end(i, last);
    inside(i, next);
    i = next;
  }
  outside(last + 1, count, false);
}

}  // namespace

void write_edits(std::u16string_view raw, const Location& location, Analysis& out) {
  EditLog(raw, location, out).run();
}

}  // namespace cardmend::check
