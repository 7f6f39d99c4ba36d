#include "texts/columns.h"

#include <algorithm>

namespace cardmend::texts {

using text::LabelMark;

namespace {

/** Words as short as "is:" may stand between a label and what it speaks of. */
constexpr std::uint32_t kNear = 4;

/** A line with so many units before its label, and so many behind it, is a heading: a few words of English,
 * "Here is your new" and "(16 digits)", or a clause of Chinese. */
constexpr std::uint32_t kMostBefore = 20;
constexpr std::uint32_t kMostBehind = 16;

/** A colon and the spaces around it. */
constexpr std::uint32_t kMostSign = 3;

}  // namespace

void Columns::add_label(const LabelPlace& place) {
  // A label behind a colon, or behind other words, leaves the one before it without anything.
  const bool beside =
      next_ < line_.size() && !line_.back().marked && !text_since_label_ && !place.text_before;
  if (!beside) next_ = line_.size();
  if (line_.full()) {
    line_.wipe();
    next_ = 0;
  }
  line_.push_back({.label = place.label, .span = place.span, .cells = place.cells, .marked = place.marked});
  label_end_ = place.span.end;
  line_begin_ = place.line_begin;
  text_since_label_ = false;
}

void Columns::see_text() {
  text_since_label_ = true;
  line_text_ = true;
}

/** told(), where something is. */
LabelReading Columns::said(const Cells& cells, std::uint32_t begin) const {
  if (next_ < line_.size()) {
    const bool near = begin >= label_end_ && begin - label_end_ <= kNear;
    return {.label = line_[next_].label, .direct = !text_since_label_ || near, .marked = line_[next_].marked};
  }
  if (sign_ == kOrdered) {
    return column_ < heading_.size() ? LabelReading{.label = heading_[column_].label,
                                                    .direct = !line_text_,
                                                    .marked = true,
                                                    .heading = true,
                                                    .column = heading_.size() > 1}
                                     : LabelReading{};
  }
  const auto* const found = std::ranges::find_if(
      heading_, [this, &cells](const Seen& seen) { return seen.cells[sign_] == cells[sign_]; });
  return found == heading_.end()
             ? LabelReading{.unnamed = true}
             : LabelReading{.label = found->label, .direct = true, .marked = true, .column = true};
}

void Columns::take(bool code) {
  line_words_ = true;
  if (next_ < line_.size()) {
    ++next_;
  } else if (line_.empty() && sign_ == kOrdered && !heading_.empty() && (code || column_ < heading_.size())) {
    ++column_;
  }
}

bool Columns::heads(LabelMark mark) const {
  return std::ranges::any_of(heading_, [mark](const Seen& seen) { return seen.label->mark == mark; });
}

/** The line holds nothing but labels, or each in a column of its own. */
bool Columns::is_heading() const {
  if (line_.empty() || line_words_) return false;
  if (!line_text_) return true;
  if (line_.size() == 1) return false;
  for (std::size_t i = 1; i < line_.size(); ++i) {
    if (line_[i].cells == line_[i - 1].cells) return false;
  }
  return true;
}

/** The line ends at `end` and holds a label and few other words: "Your card number". */
bool Columns::is_label_among_words(std::uint32_t end, const Cells& cells) const {
  if (line_.empty() || line_words_ || next_ == line_.size()) return false;
  const Seen& first = line_[next_];
  const Seen& last = line_.back();
  // "Thank you for your order" speaks of nothing that follows.
  const bool everyday = first.label->word.size() == 2 && first.label->word[0] >= 0x80;
  if (LabelReading{.label = first.label}.is_other() && (everyday || end > last.span.end + kMostSign))
    return false;
  for (const Seen& seen : line_) {
    if (seen.label->mark != first.label->mark) return false;
  }
  // What stands behind a colon is what the label speaks of.
  if (last.marked && end > last.span.end + kMostSign) return false;
  // A comma behind it goes on with a sentence.
  return first.span.begin - line_begin_ <= kMostBefore && end - last.span.end <= kMostBehind &&
         cells == last.cells;
}

void Columns::set_heading() {
  heading_ = line_;
  ++table_;
  has_row_ = false;
  column_ = 0;
  sign_ = kOrdered;
  if (heading_.size() < 2) return;
  for (std::size_t sign = 0; sign < kOrdered && sign_ == kOrdered; ++sign) {
    if (heading_[0].cells[sign] != heading_.back().cells[sign]) sign_ = sign;
  }
}

void Columns::end_line(std::uint32_t end, const Cells& cells, bool blank) {
  const bool once = line_.empty() && heading_.size() == 1 && heading_[0].marked && line_words_;
  if (is_heading()) {
    set_heading();
  } else if (is_label_among_words(end, cells)) {
    // It speaks of the next line alone.
    line_.resize(1);
    line_[0].marked = true;
    set_heading();
  } else if (line_words_ && (!line_.empty() || once)) {
    heading_.wipe();
  }
  has_row_ = !heading_.empty() && (has_row_ || line_words_);
  if (blank && has_row_) {
    heading_.wipe();
    has_row_ = false;
  }
  line_.wipe();
  next_ = 0;
  column_ = 0;
  text_since_label_ = line_text_ = line_words_ = false;
}

void Columns::clear() {
  end_line(0, {}, true);
  heading_.wipe();
  has_row_ = false;
  table_ = 0;
}

}  // namespace cardmend::texts
