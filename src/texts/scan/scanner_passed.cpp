// The part of the scanner that passes over what holds no card: tags, hosts and paths of addresses.
#include <algorithm>

#include "base/ascii.h"
#include "text/unit_kind.h"
#include "texts/scan/decode.h"
#include "texts/scan/scanner.h"

namespace cardmend::texts {

using base::is_alnum;
using base::is_alpha;
using base::to_lower;

namespace {

/** What a tag is to the text around it. */
enum class Tag : std::uint8_t { unknown, inside, line, cell };

struct TagName {
  std::uint64_t key;
  Tag tag;
};

/** Eight characters at most, as one number. */
consteval std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  for (const char c : name) key = key << 8U | static_cast<unsigned char>(c);
  return key;
}

constexpr std::array<TagName, 36> kTags = {{
    {key_of("a"), Tag::unknown},     {key_of("b"), Tag::inside},     {key_of("body"), Tag::line},
    {key_of("br"), Tag::line},       {key_of("center"), Tag::line},  {key_of("code"), Tag::inside},
    {key_of("dd"), Tag::line},       {key_of("div"), Tag::line},     {key_of("dl"), Tag::line},
    {key_of("dt"), Tag::line},       {key_of("em"), Tag::inside},    {key_of("font"), Tag::inside},
    {key_of("h1"), Tag::line},       {key_of("h2"), Tag::line},      {key_of("h3"), Tag::line},
    {key_of("h4"), Tag::line},       {key_of("head"), Tag::line},    {key_of("hr"), Tag::line},
    {key_of("html"), Tag::line},     {key_of("i"), Tag::inside},     {key_of("li"), Tag::line},
    {key_of("ol"), Tag::line},       {key_of("p"), Tag::line},       {key_of("pre"), Tag::line},
    {key_of("section"), Tag::line},  {key_of("small"), Tag::inside}, {key_of("span"), Tag::inside},
    {key_of("strong"), Tag::inside}, {key_of("table"), Tag::line},   {key_of("tbody"), Tag::line},
    {key_of("td"), Tag::cell},       {key_of("th"), Tag::cell},      {key_of("thead"), Tag::line},
    {key_of("tr"), Tag::line},       {key_of("u"), Tag::inside},     {key_of("ul"), Tag::line},
}};

Tag tag_at(std::u16string_view text, std::size_t at) {
  std::uint64_t key = 0;
  std::size_t end = at;
  for (; end < text.size() && is_alnum(text[end]); ++end) {
    if (end == at + sizeof(key)) return Tag::unknown;
    key = key << 8U | to_lower(text[end]);
  }
  const auto* const found = end < text.size() ? std::ranges::find(kTags, key, &TagName::key) : kTags.end();
  return found == kTags.end() ? Tag::unknown : found->tag;
}

/** Ends an address, whatever part of it. */
constexpr bool ends_address(char16_t c) {
  return c <= u' ' || c == u'"' || c == u'\'' || c == u'<' || c == u'>' || c == u'`' || c == u'{' ||
         c == u'}' || c == u'|' || c == u',' || c == u';' || c == u'(' || c == u')' || c == u'[' ||
         c == u']' || c >= 0x7F;
}

/** Parameters follow, which may hold a card. */
constexpr bool begins_parameters(char16_t c) {
  return c == u'?' || c == u'#' || c == u'&';
}

/** The last unit of Chinese names of numbers and codes: hao, ma, zheng. */
constexpr bool is_name_end(char16_t c) {
  return c == 0x53F7 || c == 0x865F || c == 0x7801 || c == 0x78BC || c == 0x8BC1 || c == 0x8B49;
}

}  // namespace

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

/** Behind a colon: takes the host and the path of an address, but of a host that is a card's name, whose path
 * is the code, only what stands before it; false if none begins. */
bool Scanner::skip_address(std::size_t at) {
  for (int slashes = 0; slashes < 2; ++slashes) {
    Glyph glyph = glyph_at(at);
    // JSON may write a slash behind a backslash.
    if (glyph.c == u'\\') glyph = glyph_at(glyph.end);
    if (glyph.c != u'/') return false;
    at = glyph.end;
  }
  const Match host = match(at);
  if (host.meaning != nullptr && host.meaning->name >= 0 && glyph_at(host.end).c == u'/') {
    at_ = at;
    token_.gap.stop = true;
    return true;
  }
  skip_to_parameters(at);
  return true;
}

/** Small letters behind a dot, as the last part of a host. */
bool Scanner::may_be_host() const {
  constexpr std::uint32_t kLetters = 0x07FFFFFE;
  if (token_.kind != TokenKind::atom || token_.has_digit || !token_.gap.join || token_.gap.space)
    return false;
  return (token_.present.bits[2] & kLetters) == 0 && text_[token_.span.begin - 1] == u'.';
}

/** At a slash right behind a host: takes the path; false if there was none. */
bool Scanner::skip_path() {
  if (!before_host_ || at_ != last_end_) return false;
  skip_to_parameters(at_ + 1);
  return true;
}

/** Goes to where an address ends or its parameters begin. */
void Scanner::skip_to_parameters(std::size_t at) {
  const std::size_t begin = at;
  while (at < text_.size()) {
    const Glyph glyph = glyph_at(at);
    if (ends_address(glyph.c) || begins_parameters(glyph.c)) break;
    at = glyph.end;
  }
  steps_ += at - begin;
  at_ = at;
  token_.gap.stop = true;
  cell_start_ = false;
}

/** At an at sign right behind a word: takes the host of an e-mail address; false if there is none. */
bool Scanner::skip_mail_host() {
  if (at_ == 0 || at_ != last_end_ || before_ != TokenKind::atom) return false;
  std::size_t at = at_ + 1;
  while (at < text_.size() && (is_alnum(text_[at]) || text_[at] == u'-' || text_[at] == u'.')) ++at;
  steps_ += at - at_;
  if (at == at_ + 1) return false;
  at_ = at;
  token_.gap.mail = token_.gap.stop = true;
  cell_start_ = false;
  return true;
}

/** Two Chinese characters or more, of which the last names a number or a code, stand behind the last token
 * and end at at_, before a quote or a space at most. */
bool Scanner::ends_name() const {
  if (!token_.gap.text) return false;
  std::size_t end = at_;
  for (int most = 2; most > 0 && end > last_end_; --most) {
    const char16_t c = text_[end - 1];
    if (c != u'"' && c != u'\'' && c != u'\\' && c != u' ' && c != 0x201D) break;
    --end;
  }
  return end >= last_end_ + 2 && is_name_end(text_[end - 1]) && is_plain_text(text_[end - 2]);
}

}  // namespace cardmend::texts
