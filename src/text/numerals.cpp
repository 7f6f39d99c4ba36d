#include "text/numerals.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "text/labels.h"
#include "text/unit_kind.h"

namespace cardmend::text {

using base::is_alnum;
using base::is_separator;

namespace {

/** Zero to nine in everyday writing, and twice in that of banks: as they are simplified, and in full. */
constexpr std::u16string_view kNumerals =
    u"\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D"
    u"\u96F6\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396"
    u"\u96F6\u58F9\u8CB3\u53C3\u8086\u4F0D\u9678\u67D2\u634C\u7396";

/** So many in a row are a code behind any word: a sentence counts in fewer. */
constexpr std::size_t kCode = 4;

constexpr bool is_ideograph(char16_t c) {
  return c == 0x3005 || c == 0x3007 || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
}

/** A Chinese label ends where `text` ends. */
bool ends_label(std::u16string_view text) {
  for (std::size_t size = 1; size <= std::min(text.size(), kMaxLabel); ++size) {
    const Label* label = han_label(text.substr(text.size() - size));
    if (label != nullptr && label->word.size() == size) return true;
  }
  return false;
}

/** Characters in a row without Chinese text or signs among them. */
class NumeralRow {
 public:
  explicit NumeralRow(std::u16string_view text) : text_(text) {}

  /** The end of the row that begins at `begin`. */
  std::size_t read(std::size_t begin);

  /** Its numerals are a code's. */
  [[nodiscard]] bool is_code() const;

  /** The numerals of the row from `at` on, in one piece, are more than a stroke or a lone one apart. */
  [[nodiscard]] bool are_digits(std::size_t begin, std::size_t end) const;

 private:
  std::u16string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t numerals_ = 0;
};

std::size_t NumeralRow::read(std::size_t begin) {
  begin_ = begin;
  numerals_ = 0;
  for (end_ = begin; end_ < text_.size(); ++end_) {
    const char16_t c = text_[end_];
    if (numeral(c) != 0)
      ++numerals_;
    else if (!is_alnum(c) && !is_separator(c))
      break;
  }
  return std::max(end_, begin + 1);
}

bool NumeralRow::is_code() const {
  if (numerals_ == 0 || (end_ < text_.size() && is_ideograph(text_[end_]))) return false;
  if (begin_ == 0 || !is_ideograph(text_[begin_ - 1])) return true;
  return numerals_ >= kCode || ends_label(text_.substr(0, begin_));
}

bool NumeralRow::are_digits(std::size_t begin, std::size_t end) const {
  const std::u16string_view run = text_.substr(begin, end - begin);
  if (std::ranges::all_of(run, is_stroke)) return false;
  if (run.size() > 1) return true;
  return (begin > begin_ && is_alnum(text_[begin - 1])) || (end < end_ && is_alnum(text_[end]));
}

void take_digits(std::size_t begin, std::size_t end, Folded& folded) {
  for (std::size_t i = begin; i < end; ++i) {
    folded.glyphs[i] = numeral(folded.text[i]);
    folded.pieces[folded.piece_of[i]].reason = EditReason::numeral;
  }
}

bool has_digits(const Format& format) {
  return std::ranges::any_of(std::string_view("0123456789"),
                             [&](char c) { return format.alphabet.has(static_cast<char16_t>(c)); });
}

}  // namespace

char numeral(char16_t c) {
  if (c < 0x3007) return 0;
  const std::size_t at = kNumerals.find(c);
  return at == std::u16string_view::npos ? '\0' : static_cast<char>('0' + at % 10);
}

void read_numerals(const Format& format, Folded& folded) {
  const std::u16string_view text(folded.text.data(), folded.text.size());
  if (std::ranges::none_of(text, numeral) || !has_digits(format)) return;
  NumeralRow row(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = row.read(begin);
    for (std::size_t i = begin; i < end && row.is_code();) {
      std::size_t run = i;
      while (run < end && numeral(text[run]) != 0) ++run;
      if (run > i && row.are_digits(i, run)) take_digits(i, run, folded);
      i = std::max(run, i + 1);
    }
    begin = end;
  }
}

}  // namespace cardmend::text
