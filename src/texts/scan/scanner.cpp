#include "texts/scan/scanner.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/wipe.h"
#include "text/unit_kind.h"
#include "texts/scan/decode.h"

namespace cardmend::texts {

using base::is_alnum;
using base::is_control;
using base::is_space;
using base::wipe_memory;
using text::is_stroke;

namespace {

/** Quotes, brackets and marks of Chinese, Japanese and Western print. */
constexpr bool is_mark(char16_t c) {
  return (c >= 0x2018 && c <= 0x2022) || (c >= 0x3001 && c <= 0x301F) || c == 0xAB || c == 0xBB;
}

/** Circled and bracketed digits, with which lists are numbered. */
constexpr bool is_enclosed(char16_t c) {
  return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x32BF);
}

}  // namespace

Scanner::Scanner(const Lexicon& lexicon) : lexicon_(&lexicon) {
  const auto fill = [](std::span<char16_t> table, char16_t first) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto unit = static_cast<char16_t>(first + i);
      const Decoded decoded = decode({&unit, 1}, 0);
      table[i] = decoded.count == 1 ? decoded.text[0] : u'\0';
    }
  };
  fill(wide_, kFirstWide);
  fill(marks_, kFirstMark);
  fill(print_, kFirstPrint);
}

/** What a unit of these tables folds to; NUL if it is in none or that is not one character. */
char16_t Scanner::common(char16_t unit) const {
  if (unit >= kFirstWide) return wide_[unit - kFirstWide];
  if (unit >= kFirstMark) return unit < kFirstMark + marks_.size() ? marks_[unit - kFirstMark] : u'\0';
  return unit >= kFirstPrint && unit < kFirstPrint + print_.size() ? print_[unit - kFirstPrint] : u'\0';
}

void Scanner::reset_token() {
  wipe_memory(token_.text.data(), kMaxCode);
  token_.kind = TokenKind::end;
  token_.gap = Gap{};
  token_.length = 0;
  token_.present = CharSet{};
  token_.digits = token_.has_digit = token_.marked = false;
  token_.meaning = nullptr;
  token_.currency = nullptr;
  token_.value = 0;
}

void Scanner::open(std::u16string_view text) {
  close();
  text_ = text;
}

void Scanner::close() {
  reset_token();
  token_.span = {};
  token_.line_begin = 0;
  ahead_.wipe();
  text_ = {};
  at_ = line_begin_ = last_end_ = 0;
  before_host_ = before_hung_ = false;
  before_length_ = 0;
  before_ = TokenKind::end;
  money_ = nullptr;
  cells_ = {};
  cell_start_ = true;
  quoted_ = false;
  objects_ = 0;
  steps_ = 0;
}

const Token& Scanner::next() {
  before_ = token_.kind;
  before_host_ = may_be_host();
  before_length_ = token_.length;
  before_hung_ = token_.gap.join;
  last_end_ = token_.span.end;
  line_before_ = token_.line_begin;
  money_ = token_.kind == TokenKind::currency ? token_.currency : nullptr;
  reset_token();
  const std::size_t begin = at_;
  while (skip_gap()) {
    token_.span.begin = static_cast<std::uint32_t>(at_);
    if (take_word()) break;
  }
  if (token_.kind == TokenKind::end)
    token_.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)};
  token_.cells = cells_;
  token_.line_begin = static_cast<std::uint32_t>(line_begin_);
  if (token_.kind != TokenKind::end) cell_start_ = false;
  steps_ += at_ - begin + 1;
  return token_;
}

/** Goes to where a word may begin; false at the end of the text. */
bool Scanner::skip_gap() {
  while (at_ < text_.size()) {
    const char16_t unit = text_[at_];
    if (unit == u' ') {
      token_.gap.space = true;
      ++at_;
    } else if (unit < 0x80) {
      if (is_alnum(unit) || !skip_ascii(unit)) return true;
    } else if (lexicon_->passes(unit) || (is_plain_text(unit) && !is_stroke(unit) && !may_begin_word())) {
      std::size_t end = at_ + 1;
      while (end < text_.size() && lexicon_->passes(text_[end])) ++end;
      at_ = end;
      token_.gap.text = true;
      cell_start_ = false;
    } else if (is_plain_text(unit) || !skip_other(unit)) {
      return true;
    }
  }
  return false;
}

/** False if a word may begin with the character. */
bool Scanner::skip_ascii(char16_t c) {
  switch (c) {
    case u'<':
      if (skip_tag()) return true;
      break;
    case u':':
      if (skip_address(at_ + 1)) return true;
      break;
    case u'/':
      if (skip_path()) return true;
      break;
    case u'@':
      if (skip_mail_host()) return true;
      break;
    case u'&':
    case u'%':
    case u'\\':
      return skip_other(c);
    default:
      break;
  }
  if (lexicon_->begins(c)) return false;
  if (!is_control(c)) take_sign(c);
  ++at_;
  return true;
}

/** What is neither ASCII nor plain text, or an escape. False if a word may begin with it. */
bool Scanner::skip_other(char16_t unit) {
  const char16_t folded = common(unit);
  if (folded != 0) {
    if (is_alnum(folded) || lexicon_->begins(folded)) return false;
    take_sign(folded);
    ++at_;
    return true;
  }
  const Decoded decoded = decode(text_, at_);
  if (decoded.count == 1) {
    const char16_t c = decoded.text[0];
    if (c == u':' && skip_address(decoded.end)) return true;
    if ((is_alnum(c) || lexicon_->begins(c)) && !is_list_mark(unit, decoded.end)) return false;
    if (is_alnum(c)) {
      token_.gap.stop = true;
    } else {
      take_sign(c);
    }
  } else if (decoded.count > 1) {
    bool word = !is_list_mark(unit, decoded.end);
    for (std::size_t i = 0; i < decoded.count; ++i) word = word && is_alnum(decoded.text[i]);
    if (word) return false;
    token_.gap.stop = true;
  }
  at_ = decoded.end;
  return true;
}

/** An enclosed digit that numbers what follows it: one of a code has others beside it. */
bool Scanner::is_list_mark(char16_t unit, std::size_t end) const {
  return is_enclosed(unit) && (end >= text_.size() || !is_enclosed(text_[end]));
}

/** Behind the brace at at_ stands a quote, after white space at most: no other braces are of JSON. */
bool Scanner::begins_object() {
  constexpr std::size_t kMostSpace = 64;
  std::size_t i = at_ + 1;
  while (i < text_.size() && i < at_ + kMostSpace && is_space(text_[i])) ++i;
  steps_ += i - at_;
  if (i < text_.size() && text_[i] == u'\\') ++i;
  return i < text_.size() && (text_[i] == u'"' || text_[i] == u'\'');
}

/** A folded character between words. */
void Scanner::take_sign(char16_t c) {
  Gap& gap = token_.gap;
  switch (c) {
    case u'\n':
      new_line();
      return;
    case u' ':
    case u'\r':
    case u'\v':
    case u'\f':
      gap.space = true;
      return;
    case u'\t':
      count_cell(CellSign::tab);
      return;
    case u'|':
      count_cell(CellSign::bar);
      return;
    case u';':
      count_cell(CellSign::semicolon);
      return;
    case u',':
      count_cell(CellSign::comma);
      return;
    case u'"':
      // A column in quotes may hold the signs that set columns apart.
      gap.stop = true;
      quoted_ = !quoted_ && cell_start_;
      return;
    case u'-':
    case u'.':
    case u'_':
    case u'~':
      gap.stop = gap.stop || gap.join;
      gap.join = true;
      gap.sign = static_cast<char>(c);
      break;
    case u':':
    case u'=':
      gap.names_other = ends_name();
      gap.colon = gap.stop = true;
      break;
    case u'{':
      gap.stop = true;
      if (begins_object()) {
        ++objects_;
        gap.record = true;
      }
      break;
    case u'}':
      gap.stop = true;
      if (objects_ > 0) {
        --objects_;
        gap.record = true;
      }
      break;
    case u'*':
      gap.text = gap.stop = true;
      break;
    default:
      if (c < 0x80 || is_mark(c)) {
        gap.stop = true;
      } else {
        gap.text = true;
      }
  }
  cell_start_ = false;
}

}  // namespace cardmend::texts
