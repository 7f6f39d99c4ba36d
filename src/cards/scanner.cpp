#include "cards/scanner.h"

#include <algorithm>
#include <span>

#include "core/ascii.h"
#include "core/wipe.h"
#include "product/unit_kind.h"
#include "text/decode.h"

namespace cardmend::cards {

using core::is_alnum;
using core::is_alpha;
using core::is_control;
using core::is_space;
using core::to_lower;
using core::wipe_memory;
using product::is_stroke;
using product::Lexicon;
using text::begins_escape;
using text::decode;
using text::Decoded;
using text::FoldForm;
using text::is_plain_text;

namespace {

/** Quotes, brackets and marks of Chinese, Japanese and Western print. */
constexpr bool is_mark(char16_t c) {
  return (c >= 0x2018 && c <= 0x2022) || (c >= 0x3001 && c <= 0x301F) || c == 0xAB || c == 0xBB;
}

/** Circled and bracketed digits, with which lists are numbered. */
constexpr bool is_enclosed(char16_t c) {
  return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x32BF);
}

/** What a tag is to the text around it. */
enum class Tag : std::uint8_t { unknown, inside, line, cell };

struct TagName {
  std::u16string_view name;
  Tag tag;
};

constexpr std::array<TagName, 36> kTags = {{
    {u"a", Tag::unknown},    {u"b", Tag::inside},     {u"body", Tag::line},   {u"br", Tag::line},
    {u"center", Tag::line},  {u"code", Tag::inside},  {u"dd", Tag::line},     {u"div", Tag::line},
    {u"dl", Tag::line},      {u"dt", Tag::line},      {u"em", Tag::inside},   {u"font", Tag::inside},
    {u"h1", Tag::line},      {u"h2", Tag::line},      {u"h3", Tag::line},     {u"h4", Tag::line},
    {u"head", Tag::line},    {u"hr", Tag::line},      {u"html", Tag::line},   {u"i", Tag::inside},
    {u"li", Tag::line},      {u"ol", Tag::line},      {u"p", Tag::line},      {u"pre", Tag::line},
    {u"section", Tag::line}, {u"small", Tag::inside}, {u"span", Tag::inside}, {u"strong", Tag::inside},
    {u"table", Tag::line},   {u"tbody", Tag::line},   {u"td", Tag::cell},     {u"th", Tag::cell},
    {u"thead", Tag::line},   {u"tr", Tag::line},      {u"u", Tag::inside},    {u"ul", Tag::line},
}};

Tag tag_at(std::u16string_view text, std::size_t at) {
  for (const TagName& known : kTags) {
    std::size_t i = 0;
    while (i < known.name.size() && at + i < text.size() && to_lower(text[at + i]) == known.name[i]) ++i;
    if (i == known.name.size() && at + i < text.size() && !is_alnum(text[at + i])) return known.tag;
  }
  return Tag::unknown;
}

}  // namespace

Scanner::Scanner(const FoldForm& form, const Lexicon& lexicon) : form_(&form), lexicon_(&lexicon) {
  const auto fill = [&form](std::span<char16_t> table, char16_t first) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto unit = static_cast<char16_t>(first + i);
      const Decoded decoded = decode({&unit, 1}, 0, form);
      table[i] = decoded.count == 1 ? decoded.text[0] : u'\0';
    }
  };
  fill(wide_, kFirstWide);
  fill(marks_, kFirstMark);
}

/** What a unit of these tables folds to; NUL if it is in none or that is not one character. */
char16_t Scanner::common(char16_t unit) const {
  if (unit >= kFirstWide) return wide_[unit - kFirstWide];
  return unit >= kFirstMark && unit < kFirstMark + marks_.size() ? marks_[unit - kFirstMark] : u'\0';
}

void Scanner::reset_token() {
  wipe_memory(token_.text.data(), std::min<std::size_t>(token_.length, kMaxCode));
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
  ahead_.wipe();
  text_ = {};
  at_ = 0;
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
    } else if (is_plain_text(unit)) {
      const std::size_t begin = at_;
      while (at_ < text_.size() && is_plain_text(text_[at_]) && !is_stroke(text_[at_]) && !may_begin_word())
        ++at_;
      if (at_ == begin) return true;
      token_.gap.text = true;
      cell_start_ = false;
    } else if (!skip_other(unit)) {
      return true;
    }
  }
  return false;
}

/** False if a word may begin with the character. */
bool Scanner::skip_ascii(char16_t c) {
  if (c == u'<' && skip_tag()) return true;
  if (begins_escape(c)) return skip_other(c);
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
  const Decoded decoded = decode(text_, at_, *form_);
  if (decoded.count == 1) {
    const char16_t c = decoded.text[0];
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
      break;
    case u':':
    case u'=':
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

/** Takes a tag of HTML; false if there is none, or one whose attributes may hold a card. */
bool Scanner::skip_tag() {
  std::size_t name = at_ + 1;
  const bool closing = name < text_.size() && text_[name] == u'/';
  if (closing) ++name;
  if (name >= text_.size() || (!is_alpha(text_[name]) && text_[name] != u'!')) return false;
  const Tag tag = tag_at(text_, name);
  if (tag == Tag::unknown && !closing && text_[name] != u'!') return false;
  std::size_t end = name;
  while (end < text_.size() && text_[end] != u'>' && text_[end] != u'<') ++end;
  steps_ += end - at_;
  if (end == text_.size() || text_[end] == u'<') return false;
  at_ = end + 1;
  if (tag == Tag::line) {
    new_line();
  } else if (tag == Tag::cell) {
    if (!closing) count_cell(CellSign::tab);
  } else if (tag == Tag::inside) {
    token_.gap.space = true;
  } else {
    token_.gap.stop = true;
  }
  return true;
}

}  // namespace cardmend::cards
