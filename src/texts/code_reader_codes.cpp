// The part of the code reader that finds the codes in a row of words, and tells them.
#include <cstdint>

#include "base/wipe.h"
#include "format/payment_card.h"
#include "texts/code_reader.h"
#include "texts/payment_numbers.h"

namespace cardmend::texts {

using base::wipe_memory;
using format::find_payment_card;
using text::LabelMark;

namespace {

/** A value that a label speaks of and that has no product's form is shorter than this only by mistake. */
constexpr std::size_t kLeastLabelled = 4;

/** The PIN of a payment card has six digits at most and stands within two lines of its number. */
constexpr std::uint8_t kLongestPin = 6;
constexpr std::uint32_t kPinLines = 2;

RunMark run_mark(const LabelReading& told) {
  if (told.is(LabelMark::secret)) return RunMark::secret;
  return told.is(LabelMark::number) ? RunMark::number : RunMark::none;
}

}  // namespace

/** How the row is read from a word on, by what is said of it. */
Reading CodeReader::reading(std::size_t from, const LabelReading& told) const {
  return {.index = index_,
          .evidence = evidence_,
          .mark = run_mark(told),
          .direct = told.direct,
          .first = from,
          .marked = told.marked,
          .heading = told.heading};
}

/** Tells the codes of the row and empties it; groups at its end stay if they may go on in the next line. */
void CodeReader::finish_words(bool may_go_on) {
  // Words of a language that no label speaks of: most of a text.
  if (!may_go_on && columns_.is_silent() && !words_.has_digit()) {
    if (!words_.empty()) columns_.see_text();
    words_.wipe();
    return;
  }
  std::size_t from = 0;
  while (from < words_.size()) {
    if (may_go_on) {
      const LabelReading told = columns_.told(words_[from].cells, words_[from].span.begin);
      const std::size_t tail =
          told.is_other() ? words_.size() : words_.tail(from, run_mark(told) != RunMark::none);
      if (tail < words_.size() &&
          words_.find(from, reading(from, told), tried_).weight < enough_weight(RunMark::none)) {
        words_.drop(tail);
        return;
      }
    }
    if (!take_code(from, words_.size())) break;
  }
  tell_left_amounts(from);
  if (from < words_.size()) columns_.see_text();
  words_.wipe();
}

/** Tells the codes in the first words of a full row, and drops these words: none of a later code is among
 * them. */
void CodeReader::make_room() {
  constexpr std::size_t kLimit = Words::kMost - kMaxGroups;
  std::size_t from = 0;
  while (from < kLimit && take_code(from, kLimit)) {
  }
  if (from < kLimit) {
    columns_.see_text();
    from = kLimit;
  }
  words_.drop(from);
}

/** Takes the next code that begins at a word or behind it, before `limit`, and moves behind it; false if
 * there is none. */
bool CodeReader::take_code(std::size_t& from, std::size_t limit) {
  const Atom& first = words_[from];
  const LabelReading told = columns_.told(first.cells, first.span.begin);
  if (told.unnamed && (columns_.heads(LabelMark::secret) || columns_.heads(LabelMark::number))) return false;
  if (told.is_other() && told.direct) return skip_other(from);
  const Place place = words_.find(from, reading(from, told), tried_);
  if (place.found() && place.begin < limit && (told.direct || place.weight >= enough_weight(RunMark::none))) {
    // Behind a colon, prose before the code parts it from its label: it must stand for itself.
    const bool prose = told.marked && !told.column && words_.has_speech(from, place.begin);
    tell_code(place, prose ? LabelReading{} : told);
    from = place.end;
    return true;
  }
  return run_mark(told) != RunMark::none && told.direct && !place.found() && take_labelled(from, told);
}

/** Takes what a label calls a code though it has no product's form. */
bool CodeReader::take_labelled(std::size_t& from, const LabelReading& told) {
  std::size_t begin = from;
  while (begin < words_.size() && !words_[begin].has_digit) {
    // Behind a colon other words than the code's own are prose.
    if (told.marked && words_[begin].is_speech()) return false;
    ++begin;
  }
  if (begin == words_.size()) return false;
  const Place chunk = words_.chunk(begin);
  if (words_.is_prose(chunk) || (told.heading && words_.is_other(begin))) return false;
  std::size_t length = 0;
  for (std::size_t i = chunk.begin; i < chunk.end; ++i) length += words_[i].length;
  if (length < kLeastLabelled || length > kMaxCode) return false;
  tell_code(chunk, told);
  from = chunk.end;
  return true;
}

/** Passes over what a label calls something else. */
bool CodeReader::skip_other(std::size_t& from) {
  while (from < words_.size() && !words_[from].has_digit) ++from;
  if (from == words_.size()) return false;
  from = words_.chunk(from).end;
  columns_.take(false);
  return true;
}

void CodeReader::tell_code(const Place& place, const LabelReading& told) {
  Code code = words_.code(place);
  code.mark = run_mark(told);
  code.general = told.label != nullptr && told.label->general;
  code.table = told.column ? columns_.table() : 0;
  columns_.take(true);
  if (!is_payment_card(code)) sink_->code(code);
  wipe_memory(code.text.data(), code.text.size());
}

/** It holds a part of a payment card's number, or is the PIN beside one: these are handed to nobody. Asked in
 * the order of the text. */
bool CodeReader::is_payment_card(const Code& code) {
  while (payment_.end <= code.span.begin) {
    const Span next = find_payment_card(scanner_.text(), payment_.end, next_payment_number);
    payment_ = next.end > 0 ? next : Span{UINT32_MAX - 1, UINT32_MAX};
  }
  if (payment_.begin < code.span.end) {
    payment_line_ = line_;
    return true;
  }
  const bool near = payment_line_ != kNowhere && line_ - payment_line_ <= kPinLines;
  if (near && code.mark == RunMark::secret && code.length <= kLongestPin) return true;
  payment_line_ = kNowhere;
  return false;
}

/** Small numbers behind the codes of a row, where the next column is for amounts. */
void CodeReader::tell_left_amounts(std::size_t from) {
  for (; from < words_.size(); ++from) {
    const Atom& atom = words_[from];
    if (!columns_.told(atom.cells, atom.span.begin).is(LabelMark::value) || !atom.digits || atom.length > 6)
      return;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < atom.length; ++i)
      value = value * 10 + static_cast<std::uint32_t>(atom.text[i] - '0');
    columns_.take(false);
    sink_->amount(
        {.value = value * 100, .currency = nullptr, .span = atom.span, .line = line_, .labelled = true});
  }
}

/** Tells of digits that are lost, if they may have been a number or a secret. */
void CodeReader::take_shortened() {
  const Token& token = scanner_.token();
  const LabelReading told = columns_.told(token.cells, token.span.begin);
  if (told.unnamed && (columns_.heads(LabelMark::secret) || columns_.heads(LabelMark::number))) return;
  const RunMark mark = told.direct ? run_mark(told) : RunMark::none;
  if (told.label != nullptr && told.direct && mark == RunMark::none) {
    columns_.take(false);
    return;
  }
  Code code;
  code.span = token.span;
  code.line = line_;
  code.cells = token.cells;
  code.mark = mark;
  code.general = mark == RunMark::secret && told.label != nullptr && told.label->general;
  code.table = told.column ? columns_.table() : 0;
  code.shortened = true;
  columns_.take(true);
  sink_->code(code);
}

}  // namespace cardmend::texts
