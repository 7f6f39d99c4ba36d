#include "explain/reduced_text.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "cardmend/types_explain.h"
#include "explain/mojibake.h"

namespace cardmend::explain {

using base::is_alnum;
using base::is_alpha;
using base::is_digit;
using base::is_lower;
using base::is_space;
using base::is_upper;
using base::to_lower;

namespace {

/** Punctuation and space beyond ASCII: first and last of each range. */
constexpr std::array<std::array<char16_t, 2>, 7> kDropped = {{{0x80, 0xBF},
                                                              {0x2000, 0x206F},
                                                              {0x3000, 0x303F},
                                                              {0xFE30, 0xFE6F},
                                                              {0xFEFF, 0xFF00},
                                                              {0xFF5F, 0xFF65},
                                                              {0xFFF0, 0xFFFF}}};

/** Full-width forms as ASCII. */
char16_t narrow(char16_t unit) {
  const bool wide = unit >= 0xFF01 && unit <= 0xFF5E;
  return static_cast<char16_t>(wide ? unit - 0xFEE0 : unit);
}

/** No member of an answer has a longer name. */
constexpr std::size_t kLongestKey = 48;

/** From here on (CJK radicals, the first of Unicode's East Asian blocks) each sign is a word of its own. */
constexpr char16_t kFirstSign = 0x2E80;

/** `text` begins with `word` (lower-case ASCII) in any case. */
bool begins_with(std::u16string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char a, char16_t b) { return static_cast<unsigned char>(a) == to_lower(b); });
}

/**
 * Where the content of an element ends that is not for people to read; `from` lies behind its opening tag.
 */
std::size_t end_of_element(std::u16string_view text, std::size_t from, std::string_view name) {
  for (std::size_t at = text.find(u"</", from); at != std::u16string_view::npos;
       at = text.find(u"</", at + 2)) {
    if (begins_with(text.substr(at + 2), name)) return at;
  }
  return text.size();
}

/** What marks up a part of a sentence; everything else stands between sentences. `tag` lies behind its '<'.
 */
bool is_inline(std::u16string_view tag) {
  if (tag[0] == u'/') tag.remove_prefix(1);
  const auto* const end = std::ranges::find_if(tag, [](char16_t c) { return !is_alpha(c); });
  const std::u16string_view name = tag.substr(0, static_cast<std::size_t>(end - tag.begin()));
  constexpr std::string_view kNames[] = {"b", "i", "u", "a", "em", "span", "font", "mark", "code", "strong"};
  return std::ranges::any_of(kNames, [name](std::string_view knowledge) {
    return name.size() == knowledge.size() && begins_with(name, knowledge);
  });
}

/** So a value of JSON begins that says that what its key names is not so (false, null, "N", an empty text), or that is a number
 * or a date. A 1 may mean "true". */
bool says_no(char16_t first, char16_t next) {
  if (is_digit(first)) return first != u'1' || is_alnum(next) || next == u'.';
  return first == u'"' || first == u'-' || to_lower(first) == u'f' || to_lower(first) == u'n';
}

}  // namespace

char16_t reduce_unit(char16_t unit) {
  const char16_t c = narrow(unit);
  if (c < 0x80) return is_alnum(c) ? to_lower(c) : u'\0';
  const auto holds = [c](const auto& range) { return c >= range[0] && c <= range[1]; };
  return std::ranges::any_of(kDropped, holds) ? u'\0' : c;
}

bool begins_as_page(std::u16string_view text) {
  text = text.substr(0, kMaxFailureText);
  while (!text.empty() && (is_space(text[0]) || text[0] == 0xFEFF)) text.remove_prefix(1);
  return begins_with(text, "<!doctype html") || begins_with(text, "<html");
}

bool holds_word(std::u16string_view text, std::string_view word) {
  text = text.substr(0, kMaxFailureText);
  for (; text.size() >= word.size(); text.remove_prefix(1)) {
    if (begins_with(text, word)) return true;
  }
  return false;
}

bool begins_as_json(std::u16string_view text) {
  text = text.substr(0, kMaxFailureText);
  while (!text.empty() && (is_space(text[0]) || text[0] == 0xFEFF)) text.remove_prefix(1);
  return !text.empty() && (text[0] == u'{' || text[0] == u'[');
}

Reader::Reader(std::u16string_view text, Keys keys) : text_(text.substr(0, kMaxFailureText)), keys_(keys) {}

char16_t Reader::next() {
  // Inside of a word, which is most of a text, nothing has to be looked at.
  if (run_ == Run::lower && dropped_ == Edge::none && is_lower(peek(0))) {
    edge_ = Edge::none;
    return text_[at_++];
  }
  while (at_ < text_.size()) {
    if (text_[at_] == u'<' && skip_markup()) continue;
    if (text_[at_] == u'"' && keys_ == Keys::said && skip_key()) continue;
    const Meant meant = meant_at(text_, at_);
    at_ += meant.length;
    const char16_t reduced = reduce_unit(meant.unit);
    if (reduced == 0) {
      dropped_ = std::max(dropped_, edge_of(meant.unit));
      continue;
    }
    const Run run = run_of(narrow(meant.unit));
    edge_ = std::max(dropped_, edge_at(run));
    dropped_ = Edge::none;
    run_ = run;
    return reduced;
  }
  edge_ = Edge::sentence;
  return 0;
}

Reader::Run Reader::run_of(char16_t unit) {
  if (is_digit(unit)) return Run::digit;
  if (is_upper(unit)) return Run::upper;
  return unit < kFirstSign ? Run::lower : Run::sign;
}

/** What ends between the unit before and one of `run` that follows it directly. */
Edge Reader::edge_at(Run run) const {
  if (run == Run::sign || (run == Run::digit) != (run_ == Run::digit) || run_ == Run::sign) return Edge::word;
  if (run != Run::upper) return Edge::none;
  if (run_ == Run::lower) return Edge::word;
  // "PINCode" is PIN and Code, but "PINs" is one word.
  const bool plural = peek(0) == u's' && !is_alpha(peek(1));
  return is_lower(peek(0)) && !plural ? Edge::word : Edge::none;
}

/** What a unit ends that is left out; at_ stands behind it. */
Edge Reader::edge_of(char16_t dropped) const {
  switch (dropped) {
    case u'\'':
    case 0x2019:
      return Edge::none;
    case u'.':
      return is_alnum(peek(0)) ? Edge::word : Edge::sentence;
    case u'"':
      return ends_member() ? Edge::sentence : Edge::word;
    case u'/':
    case 0x3001:
      return Edge::option;
    case u'!':
    case u'?':
    case u'{':
    case u'}':
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
      return Edge::sentence;
    case u',':
    case u';':
    case u':':
    case u'(':
    case u')':
    case u'\n':
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF1A:
    case 0xFF08:
    case 0xFF09:
      return Edge::clause;
    default:
      return Edge::word;
  }
}

/** The quotation mark before at_ ends a key or a value of JSON. */
bool Reader::ends_member() const {
  const char16_t after = peek(0) == u' ' ? peek(1) : peek(0);
  return after == u':' || after == u',' || after == u'}' || after == u']';
}

char16_t Reader::peek(std::size_t ahead) const {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : u'\0';
}

/**
 * Moves behind the key that begins here, if what it names is not so, or is a number or a date; false if not. The number of a
 * wait is why its key is there.
 */
bool Reader::skip_key() {
  const std::size_t most = std::min(text_.size(), at_ + kLongestKey);
  std::size_t at = at_ + 1;
  if (begins_with(text_.substr(at), "retry")) return false;
  while (at < most && (is_alnum(text_[at]) || text_[at] == u'_' || text_[at] == u'-')) ++at;
  const std::size_t end = at + 1;
  const auto skip_spaces = [this, &at] {
    while (at < text_.size() && text_[at] == u' ') ++at;
    return at < text_.size() ? text_[at] : u'\0';
  };
  for (const char16_t sign : {u'"', u':'}) {
    if (skip_spaces() != sign) return false;
    ++at;
  }
  if (skip_spaces() == u'"') ++at;
  if (at >= text_.size() || !says_no(text_[at], at + 1 < text_.size() ? text_[at + 1] : u'\0')) return false;
  at_ = end;
  dropped_ = Edge::sentence;
  return true;
}

/** Moves behind the tag, comment, script or style that begins here; false if none does. */
bool Reader::skip_markup() {
  const std::u16string_view rest = text_.substr(at_ + 1);
  if (unclosed_ || rest.empty() || (!is_alpha(rest[0]) && rest[0] != u'/' && rest[0] != u'!')) return false;
  const std::u16string_view close = begins_with(rest, "!--") ? u"-->" : u">";
  const std::size_t end = text_.find(close, at_);
  if (end == std::u16string_view::npos) {
    unclosed_ = true;
    return false;
  }
  at_ = end + close.size();
  for (const std::string_view name : {"script", "style"}) {
    if (begins_with(rest, name)) at_ = end_of_element(text_, at_, name);
  }
  dropped_ = std::max(dropped_, is_inline(rest) ? Edge::word : Edge::sentence);
  return true;
}

}  // namespace cardmend::explain
