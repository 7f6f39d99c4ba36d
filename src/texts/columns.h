// Which label speaks of which word: the one before it in its line, or the heading of its column.
#ifndef CARDMEND_TEXTS_COLUMNS_H_
#define CARDMEND_TEXTS_COLUMNS_H_

#include <cstddef>
#include <cstdint>

#include "base/fixed_vector.h"
#include "text/label.h"
#include "texts/scan/scanner.h"

namespace cardmend::texts {

/** What the labels say of a word. */
struct LabelReading {
  /** nullptr if none speaks of it. */
  const text::Label* label = nullptr;
  /** Nothing but signs stands between the label and the word; always so in a column. */
  bool direct = false;
  /** The word stands in a column without a label of a table that has labels. */
  bool unnamed = false;
  /**
   * A colon stands behind the label, or it has a line or a column of its own: what it speaks of comes first.
   */
  bool marked = false;
  /** The label stands in a line above, alone. */
  bool heading = false;
  /** The label heads a column. */
  bool column = false;

  [[nodiscard]] bool is(text::LabelMark mark) const { return label != nullptr && label->mark == mark; }
  /** It is something that is no part of a card. */
  [[nodiscard]] bool is_other() const {
    return label != nullptr &&
           (label->mark == text::LabelMark::order || label->mark == text::LabelMark::phone ||
            label->mark == text::LabelMark::sms || label->mark == text::LabelMark::other);
  }
};

/** A label as it stands in a text. */
struct LabelPlace {
  const text::Label* label = nullptr;
  Span span;
  Cells cells{};
  /** Where its line begins. */
  std::uint32_t line_begin = 0;
  /** A colon or an equals sign follows. */
  bool marked = false;
  /** Other words stand between it and what was read before. */
  bool text_before = false;
};

class Columns {
 public:
  void add_label(const LabelPlace& place);

  /** Words of a language stand in the line. */
  void see_text();

  /** What is said of a word in the columns `cells` that begins at `begin`. */
  [[nodiscard]] LabelReading told(const Cells& cells, std::uint32_t begin) const {
    return is_silent() ? LabelReading{} : said(cells, begin);
  }

  /** Nothing is said of any word. */
  [[nodiscard]] bool is_silent() const {
    return next_ == line_.size() && (heading_.empty() || !line_.empty());
  }

  /** The label that told() gave has its word; or without one, a code was taken. */
  void take(bool code);

  /** The number of the table that is read, or was last; 0 ahead of the first. */
  [[nodiscard]] std::uint32_t table() const { return table_; }

  /** What the labels of the table say of an amount or a date in the columns `cells`. */
  [[nodiscard]] bool heads(text::LabelMark mark) const;

  /** A line ends at `end`, in the columns `cells`; `blank` if an empty one follows, which ends a table that
   * has had a row. */
  void end_line(std::uint32_t end, const Cells& cells, bool blank);
  void clear();

 private:
  struct Seen {
    const text::Label* label = nullptr;
    Span span;
    Cells cells{};
    bool marked = false;
  };
  static constexpr std::size_t kMost = 32;
  static constexpr std::size_t kOrdered = 4;

  [[nodiscard]] LabelReading said(const Cells& cells, std::uint32_t begin) const;
  [[nodiscard]] bool is_heading() const;
  [[nodiscard]] bool is_label_among_words(std::uint32_t end, const Cells& cells) const;
  void set_heading();

  base::FixedVector<Seen, kMost> line_;
  /** The first label of the line that has no word yet. */
  std::size_t next_ = 0;
  std::uint32_t label_end_ = 0;
  std::uint32_t line_begin_ = 0;
  bool text_since_label_ = false;
  bool line_text_ = false;
  bool line_words_ = false;

  base::FixedVector<Seen, kMost> heading_;
  /** What sets the columns apart, as an index of Cells; kOrdered if words are counted. */
  std::size_t sign_ = kOrdered;
  std::size_t column_ = 0;
  bool has_row_ = false;
  std::uint32_t table_ = 0;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_COLUMNS_H_
