#include "texts/code_reader.h"

#include <cstdint>

#include "texts/scan/value_name.h"

namespace cardmend::texts {

using text::Label;
using text::LabelMark;

namespace {

/** The words before a value that may name it. */
constexpr std::size_t kMostNameWords = 4;

/** A label behind a date, as in "until 2027-12-31 valid", stands this near to it. */
constexpr std::uint32_t kNearDate = 3;

/** Nothing in the gap ends a code. */
bool is_open(const Gap& gap) {
  return !gap.stop && !gap.text && !gap.text_above;
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
    if (!words_.empty()) {
      if (token.gap.mail) words_.keep(words_.last_hung());
      take_name();
      finish_words(token.kind == TokenKind::atom && token.gap.lines == 1 && is_open(token.gap));
    }
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
  return token.gap.lines == 0 || (token.gap.lines == 1 && token.gap.join && token.gap.sign != '.');
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
  if (words_.empty() || (!token.gap.colon && token.gap.lines == 0)) return;
  const std::size_t begin = name_begin();
  if (!token.gap.colon && begin > 0) return;
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
  if (words_.empty() && !columns_.is_silent()) {
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

}  // namespace cardmend::texts
