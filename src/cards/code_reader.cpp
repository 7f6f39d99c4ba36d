#include "cards/code_reader.h"

#include <cstdint>

#include "core/wipe.h"
#include "product/payment_card.h"
#include "product/value_name.h"

namespace cardmend::cards {

using core::Label;
using core::LabelMark;
using core::wipe_memory;
using product::find_payment_card;
using product::other_label;
using product::RunMark;
using product::ValueName;

namespace {

/** A value that a label speaks of and that has no product's form is shorter than this only by mistake. */
constexpr std::size_t kLeastLabelled = 4;

/** The words before a value that may name it. */
constexpr std::size_t kMostNameWords = 4;

/** Capitals before the digits of a code of no known form: "No. AB 12345678". */
constexpr std::size_t kMostPrefix = 4;

/** A label behind a date, as in "until 2027-12-31 valid", stands this near to it. */
constexpr std::uint32_t kNearDate = 3;

/** The PIN of a payment card has six digits at most and stands within two lines of its number. */
constexpr std::uint8_t kLongestPin = 6;
constexpr std::uint32_t kPinLines = 2;
constexpr std::uint32_t kNowhere = UINT32_MAX;

/** Nothing in the gap ends a code. */
bool is_open(const Gap& gap) {
  return !gap.stop && !gap.text && !gap.text_above;
}

RunMark run_mark(const LabelReading& told) {
  if (told.is(LabelMark::secret)) return RunMark::secret;
  return told.is(LabelMark::number) ? RunMark::number : RunMark::none;
}

}  // namespace

void CodeReader::open(std::u16string_view text) {
  close();
  scanner_.open(text);
}

void CodeReader::close() {
  scanner_.close();
  columns_.clear();
  words_.wipe();
  line_ = 0;
  label_ = nullptr;
  date_ = Fact{};
  payment_ = Span{};
  payment_line_ = kNowhere;
  tried_ = 0;
}

bool CodeReader::step() {
  const Token& token = scanner_.next();
  if (token.kind == TokenKind::label) label_ = label_in_context();
  if (!goes_on()) {
    if (token.gap.mail) words_.keep(words_.last_hung());
    take_name();
    finish_words(token.kind == TokenKind::atom && token.gap.lines == 1 && is_open(token.gap));
    if (token.gap.text_above) columns_.see_text();
    if (token.gap.names_other_above && token.gap.lines == 1) add_other(token.gap.line_end, false);
    if (words_.empty()) begin_line(token.gap);
    if (token.gap.names_other_above && token.gap.lines > 1) {
      // The name has a line of its own between that of the last token and this one's.
      add_other(token.span.begin, false);
      columns_.end_line(token.span.begin, token.cells, false);
    }
  }
  if (token.gap.text) columns_.see_text();
  if (token.gap.names_other) add_other(token.span.begin, true);
  if (token.kind == TokenKind::end) return false;
  take_token();
  return true;
}

/** The token is a word that may belong to the code before it. */
bool CodeReader::goes_on() const {
  const Token& token = scanner_.token();
  if (words_.empty() || token.kind != TokenKind::atom || !is_open(token.gap)) return false;
  return token.gap.lines == 0 || (token.gap.lines == 1 && token.gap.join && !token.gap.dot);
}

/** Where the last words of the row begin that may name what follows them: letters alone, in one line. */
std::size_t CodeReader::name_begin() const {
  std::size_t begin = words_.size();
  while (begin > 0 && words_.size() - begin < kMostNameWords) {
    const Atom& atom = words_[begin - 1];
    if (atom.has_digit || atom.length > kMaxCode) break;
    --begin;
    if (atom.before == Between::line) break;
  }
  return begin;
}

/** Makes a label of the last words if they name what follows: before a colon, or alone in their line. */
void CodeReader::take_name() {
  const Token& token = scanner_.token();
  if (words_.empty() || !(token.gap.colon || token.gap.lines > 0)) return;
  const std::size_t begin = name_begin();
  if (begin == words_.size() || (!token.gap.colon && begin > 0)) return;
  ValueName name;
  for (std::size_t i = begin; i < words_.size(); ++i) name.add({words_[i].text.data(), words_[i].length});
  const Label* label = name.label();
  if (label == nullptr) return;
  // "Your gift card" names nothing; "Gift Card Value" does.
  const bool sure = !label->strict || label->mark == LabelMark::value || label->mark == LabelMark::expiry;
  if (!token.gap.colon && !sure) return;
  const Atom& first = words_[begin];
  const LabelPlace place{.label = label,
                         .span = {first.span.begin, words_[words_.size() - 1].span.end},
                         .cells = first.cells,
                         .line_begin = scanner_.line_before(),
                         .marked = token.gap.colon};
  words_.keep(begin);
  finish_words(false);
  columns_.add_label(place);
}

/** Chinese words that end at `at` name something else. */
void CodeReader::add_other(std::uint32_t at, bool marked) {
  const Token& token = scanner_.token();
  columns_.add_label(
      {.label = &other_label(), .span = {at, at}, .cells = token.cells, .line_begin = at, .marked = marked});
}

/** The label that the scanner read, or what the word before it makes of it: "policy" of "number". */
const Label* CodeReader::label_in_context() const {
  const Token& token = scanner_.token();
  const Label& label = *token.meaning->label;
  if (words_.empty() || token.gap.lines > 0 || !is_open(token.gap)) return &label;
  const Atom& last = words_[words_.size() - 1];
  if (last.has_digit || last.length > kMaxCode) return &label;
  ValueName name;
  name.add({last.text.data(), last.length});
  return name.turns(label) ? &other_label() : &label;
}

void CodeReader::begin_line(const Gap& gap) {
  if (gap.record) sink_->record_end();
  if (gap.lines == 0) return;
  columns_.end_line(gap.line_end, gap.end_cells, gap.lines > 1);
  sink_->line_break(gap.lines);
  ++line_;
}

/** Tells the codes of the row and empties it; groups at its end stay if they may go on in the next line. */
void CodeReader::finish_words(bool may_go_on) {
  std::size_t from = 0;
  while (from < words_.size()) {
    const LabelReading told = columns_.told(words_[from].cells, words_[from].span.begin);
    const RunMark mark = run_mark(told);
    const std::size_t tail =
        may_go_on && !told.is_other() ? words_.tail(from, mark != RunMark::none) : words_.size();
    if (tail < words_.size()) {
      const Reading reading{.index = index_,
                            .evidence = evidence_,
                            .mark = mark,
                            .direct = told.direct,
                            .first = from,
                            .marked = told.marked,
                            .heading = told.heading};
      if (words_.find(from, reading, tried_).weight < enough_weight(RunMark::none)) {
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
  const RunMark mark = run_mark(told);
  const Reading reading{.index = index_,
                        .evidence = evidence_,
                        .mark = mark,
                        .direct = told.direct,
                        .first = from,
                        .marked = told.marked,
                        .heading = told.heading};
  const Place place = words_.find(from, reading, tried_);
  if (place.found() && place.begin < limit && (told.direct || place.weight >= enough_weight(RunMark::none))) {
    tell_code(place, told);
    from = place.end;
    return true;
  }
  return mark != RunMark::none && told.direct && !place.found() && take_labelled(from, told);
}

/** Takes what a label calls a code though it has no product's form. */
bool CodeReader::take_labelled(std::size_t& from, const LabelReading& told) {
  std::size_t begin = from;
  while (begin < words_.size() && !words_[begin].has_digit) {
    // Behind a colon other words than the code's own are prose.
    if (told.marked && (words_[begin].length > kMostPrefix || words_[begin].is_plain())) return false;
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
  code.column = told.column;
  columns_.take(true);
  if (!is_payment_card(code)) sink_->code(code);
  wipe_memory(code.text.data(), code.text.size());
}

/** It holds a part of a payment card's number, or is the PIN beside one: these are handed to nobody. Asked in
 * the order of the text. */
bool CodeReader::is_payment_card(const Code& code) {
  while (payment_.end <= code.span.begin) {
    const Span next = find_payment_card(scanner_.text(), payment_.end);
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

Fact CodeReader::fact(bool labelled) const {
  const Token& token = scanner_.token();
  return {.value = token.value,
          .currency = token.currency,
          .span = token.span,
          .line = line_,
          .labelled = labelled};
}

void CodeReader::take_token() {
  switch (scanner_.token().kind) {
    case TokenKind::atom:
      take_atom();
      break;
    case TokenKind::label:
      take_label();
      break;
    case TokenKind::name:
      sink_->name(scanner_.token().meaning->name, line_);
      break;
    case TokenKind::currency:
      sink_->currency(*scanner_.token().currency);
      break;
    case TokenKind::amount:
      take_amount();
      break;
    case TokenKind::date:
      take_date();
      break;
    case TokenKind::shortened:
      take_shortened();
      break;
    case TokenKind::end:
      break;
  }
}

void CodeReader::take_atom() {
  const Token& token = scanner_.token();
  if (words_.empty()) {
    const LabelReading told = columns_.told(token.cells, token.span.begin);
    if (told.direct && told.is(LabelMark::value) && token.digits && scanner_.take_amount()) {
      take_amount();
      return;
    }
    if (told.direct && told.is(LabelMark::expiry) && scanner_.take_date()) {
      take_date();
      return;
    }
    // A part of what is no date must not be read as one.
    if (told.direct && told.is(LabelMark::expiry) && token.digits) columns_.take(false);
  }
  if (words_.full()) make_room();
  words_.add(token, line_);
}

void CodeReader::take_label() {
  const Token& token = scanner_.token();
  const Label* label = label_;
  const bool behind_date = date_.value != 0 && label->mark == LabelMark::expiry &&
                           token.span.begin - date_.span.end <= kNearDate && !token.marked;
  if (behind_date) {
    date_.labelled = true;
    sink_->expiry(date_);
    date_ = Fact{};
    return;
  }
  columns_.add_label({.label = label,
                      .span = token.span,
                      .cells = token.cells,
                      .line_begin = token.line_begin,
                      .marked = token.marked,
                      .text_before = token.gap.text});
}

void CodeReader::take_amount() {
  const Token& token = scanner_.token();
  const LabelReading told = columns_.told(token.cells, token.span.begin);
  if (told.is_other() && told.direct) {
    columns_.take(false);
    return;
  }
  if (told.unnamed && (columns_.heads(LabelMark::value) || token.currency == nullptr)) return;
  const bool labelled = told.is(LabelMark::value);
  if (labelled) columns_.take(false);
  sink_->amount(fact(labelled));
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
  code.general = mark == RunMark::secret && told.label->general;
  code.column = told.column;
  code.shortened = true;
  columns_.take(true);
  sink_->code(code);
}

void CodeReader::take_date() {
  const Token& token = scanner_.token();
  const LabelReading told = columns_.told(token.cells, token.span.begin);
  if (told.is_other() && told.direct) {
    columns_.take(false);
    return;
  }
  const bool labelled = told.is(LabelMark::expiry);
  if (labelled) columns_.take(false);
  if (labelled || columns_.heads(LabelMark::expiry)) {
    sink_->expiry(fact(labelled));
  } else {
    date_ = fact(false);
  }
}

}  // namespace cardmend::cards
