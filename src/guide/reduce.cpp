#include "guide/reduce.h"

#include <algorithm>
#include <array>

#include "cardmend/types_guide.h"
#include "core/ascii.h"
#include "guide/decode.h"

namespace cardmend::guide {

using core::is_alnum;
using core::is_lower;
using core::is_space;
using core::is_upper;
using core::to_lower;

namespace {

/** Punctuation and space beyond ASCII: first and last of each range. */
constexpr std::array<std::array<char16_t, 2>, 7> kDropped = {{{0x80, 0xBF},
                                                              {0x2000, 0x206F},
                                                              {0x3000, 0x303F},
                                                              {0xFE30, 0xFE6F},
                                                              {0xFEFF, 0xFF00},
                                                              {0xFF5F, 0xFF65},
                                                              {0xFFF0, 0xFFFF}}};

bool is_letter(char16_t c) {
  return is_upper(c) || is_lower(c);
}

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

}  // namespace

char16_t reduce_unit(char16_t unit) {
  const bool wide = unit >= 0xFF01 && unit <= 0xFF5E;
  const auto c = static_cast<char16_t>(wide ? unit - 0xFEE0 : unit);
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

Reader::Reader(std::u16string_view text) : text_(text.substr(0, kMaxFailureText)) {}

char16_t Reader::next() {
  while (at_ < text_.size()) {
    if (text_[at_] == u'<' && skip_markup()) continue;
    const Meant meant = meant_at(text_, at_);
    at_ += meant.length;
    const char16_t reduced = reduce_unit(meant.unit);
    if (reduced != 0) return reduced;
  }
  return 0;
}

/** Moves behind the tag, comment, script or style that begins here; false if none does. */
bool Reader::skip_markup() {
  const std::u16string_view rest = text_.substr(at_ + 1);
  if (unclosed_ || rest.empty() || (!is_letter(rest[0]) && rest[0] != u'/' && rest[0] != u'!')) return false;
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
  return true;
}

}  // namespace cardmend::guide
