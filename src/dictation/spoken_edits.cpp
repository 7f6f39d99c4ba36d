#include <algorithm>

#include "base/ascii.h"
#include "dictation/transcription.h"

namespace cardmend::dictation {

using base::is_alnum;
using base::is_space;
using base::to_upper;
using text::Piece;

namespace {

constexpr std::size_t kMostInEdit = 4;

/** Writes the log in one pass over what was heard; neighbouring removals for one reason become one edit. */
class SpokenLog {
 public:
  SpokenLog(std::u16string_view raw, Transcription& out) : raw_(raw), out_(out) {}

  void run();

 private:
  void between(std::uint32_t end);
  void remove(Span span, EditReason reason);
  void replace(const Heard& heard, const CharacterRange& range, Span span);
  void append(char c);
  [[nodiscard]] EditReason removal_reason(const Heard& heard, const CharacterRange& range) const;
  [[nodiscard]] EditReason reason_of(const Heard& heard, const CharacterRange& range, Span span) const;

  std::u16string_view raw_;
  Transcription& out_;
  /** Everything before it is written. */
  std::uint32_t done_ = 0;
};

void SpokenLog::remove(Span span, EditReason reason) {
  if (span.begin >= span.end) return;
  done_ = span.end;
  if (!out_.edits.empty()) {
    Edit& last = out_.edits.back();
    if (last.to_length == 0 && last.reason == reason && last.span.end == span.begin) {
      last.span.end = span.end;
      return;
    }
  }
  out_.edits.push_back({.reason = reason, .span = span});
}

/** What nobody said: space, and what a recogniser sets between clauses. */
void SpokenLog::between(std::uint32_t end) {
  if (done_ >= end) return;
  const std::u16string_view part = raw_.substr(done_, end - done_);
  const bool space = std::ranges::all_of(part, is_space);
  remove({done_, end}, space ? EditReason::space : EditReason::separator);
}

EditReason SpokenLog::removal_reason(const Heard& heard, const CharacterRange& range) const {
  if (heard.kind == HeardKind::separator) return EditReason::separator;
  const EditReason otherwise = heard.kind == HeardKind::gap ? EditReason::surroundings : EditReason::filler;
  return range.begin < range.end ? out_.characters[range.begin].reason.value_or(otherwise) : otherwise;
}

EditReason SpokenLog::reason_of(const Heard& heard, const CharacterRange& range, Span span) const {
  if (heard.homophone || (range.place != kNoPlace && out_.chosen[range.place] != 0) ||
      heard.kind == HeardKind::gap)
    return EditReason::homophone;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::optional<EditReason> reason = out_.characters[i].reason;
    if (reason && reason != EditReason::case_) return *reason;
  }
  const Piece& piece = out_.folded.pieces[out_.folded.piece_of[heard.begin]];
  const bool one = span.end - span.begin == piece.raw_length;
  if (!one || range.end - range.begin != 1) return EditReason::spoken;
  if (piece.changed) return piece.reason;
  const char16_t to = out_.characters[range.begin].to;
  const bool same_letter = to_upper(out_.folded.text[heard.begin]) == to_upper(to);
  // Heard as one letter, and by its probability another: the recogniser wrote what sounds like it.
  if (is_alnum(out_.folded.text[heard.begin]) && !same_letter) return EditReason::homophone;
  return same_letter ? EditReason::case_ : EditReason::spoken;
}

/** The characters for a word; more than an edit holds stand for its parts. */
void SpokenLog::replace(const Heard& heard, const CharacterRange& range, Span span) {
  Edit edit{.reason = reason_of(heard, range, span), .span = span};
  std::uint32_t begin = span.begin;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (out_.characters[i].to == 0) continue;
    if (edit.to_length == kMostInEdit && begin + 1 < span.end) {
      edit.span = {begin, begin + 1};
      ++begin;
      out_.edits.push_back(edit);
      edit.to_length = 0;
      edit.to = {};
      edit.span = {begin, span.end};
    }
    if (edit.to_length < kMostInEdit) edit.to[edit.to_length++] = static_cast<char>(out_.characters[i].to);
  }
  done_ = span.end;
  const bool same = span.end - span.begin == 1 && edit.to_length == 1 &&
                    raw_[span.begin] == static_cast<char16_t>(static_cast<unsigned char>(edit.to[0]));
  if (!same) out_.edits.push_back(edit);
}

/** One more character for the last edit; where that is full, for the last unit of it. */
void SpokenLog::append(char c) {
  Edit& last = out_.edits.back();
  if (last.to_length < kMostInEdit) {
    last.to[last.to_length++] = c;
    return;
  }
  if (last.span.end - last.span.begin < 2) return;
  --last.span.end;
  const Span unit{last.span.end, last.span.end + 1};
  out_.edits.push_back({.reason = last.reason, .span = unit, .to = {c}, .to_length = 1});
}

void SpokenLog::run() {
  for (std::size_t i = 0; i < out_.hearing.heard.size(); ++i) {
    const Heard& heard = out_.hearing.heard[i];
    const CharacterRange& range = out_.ranges[i];
    const Span span = span_of(out_.folded, heard);
    const bool kept = in_code(out_, range);
    if (span.begin < done_) {
      // Two characters out of one: a circled twelve.
      if (kept && !out_.edits.empty()) append(static_cast<char>(out_.characters[range.begin].to));
      continue;
    }
    between(span.begin);
    if (kept)
      replace(heard, range, span);
    else
      remove(span, removal_reason(heard, range));
  }
  between(static_cast<std::uint32_t>(raw_.size()));
  for (const HeardCharacter& item : out_.characters) {
    if (item.to != 0) out_.code.push_back(item.to);
  }
}

}  // namespace

void write_spoken_edits(std::u16string_view transcript, Transcription& out) {
  SpokenLog(transcript, out).run();
}

}  // namespace cardmend::dictation
