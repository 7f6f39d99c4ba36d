#include "text/escape.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/surrogates.h"

namespace cardmend::text {

using base::is_digit;
using base::is_lead;
using base::is_lower;
using base::is_trail;
using base::joined_pair;
using base::to_lower;

namespace {

/** 0..15, or 16 if it is no hexadecimal digit. */
constexpr std::uint32_t hex_value(char16_t c) {
  if (is_digit(c)) return c - u'0';
  const char16_t letter = to_lower(c);
  return letter >= u'a' && letter <= u'f' ? letter - u'a' + 10U : 16;
}

struct Entity {
  std::u16string_view name;
  char16_t c;
};

/** Those that stand in or around codes; others end a code as the ampersand itself does. */
constexpr std::array<Entity, 22> kEntities = {{
    {u"amp", u'&'},    {u"apos", u'\''},  {u"colon", u':'},  {u"comma", u','},  {u"dash", u'-'},
    {u"emsp", u' '},   {u"ensp", u' '},   {u"equals", u'='}, {u"euro", 0x20AC}, {u"gt", u'>'},
    {u"hyphen", u'-'}, {u"lt", u'<'},     {u"mdash", u'-'},  {u"minus", u'-'},  {u"nbsp", u' '},
    {u"ndash", u'-'},  {u"pound", 0xA3},  {u"quot", u'"'},   {u"shy", 0xAD},    {u"thinsp", u' '},
    {u"yen", 0xA5},    {u"zwnj", 0x200C},
}};

constexpr std::size_t kLongestEntity = 8;

CodePoint numeric_entity(std::u16string_view text, std::size_t at) {
  std::size_t i = at + 2;
  const bool hex = i < text.size() && to_lower(text[i]) == u'x';
  if (hex) ++i;
  const std::size_t first = i;
  char32_t c = 0;
  for (; i < text.size() && i < first + kLongestEntity; ++i) {
    const std::uint32_t digit = hex_value(text[i]);
    if (digit >= (hex ? 16U : 10U)) break;
    c = c * (hex ? 16 : 10) + digit;
  }
  const bool closed = i > first && i < text.size() && text[i] == u';';
  return closed && c > 0 && c <= 0x10FFFF ? CodePoint{c, i + 1} : CodePoint{};
}

CodePoint entity(std::u16string_view text, std::size_t at) {
  if (at + 1 < text.size() && text[at + 1] == u'#') return numeric_entity(text, at);
  std::size_t i = at + 1;
  while (i < text.size() && i <= at + kLongestEntity && is_lower(text[i])) ++i;
  if (i == text.size() || text[i] != u';') return {};
  const std::u16string_view name = text.substr(at + 1, i - at - 1);
  for (const Entity& known : kEntities) {
    if (known.name == name) return {known.c, i + 1};
  }
  return {};
}

/** The byte that "%2D" stands for; above 0xFF if there is none at `at`. */
std::uint32_t percent_byte(std::u16string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != u'%') return 0x100;
  const std::uint32_t high = hex_value(text[at + 1]);
  const std::uint32_t low = hex_value(text[at + 2]);
  return high > 15 || low > 15 ? 0x100 : high << 4U | low;
}

/** One character of UTF-8, a percent sign for each byte. */
CodePoint percent(std::u16string_view text, std::size_t at) {
  const std::uint32_t lead = percent_byte(text, at);
  if (lead < 0x80) return {lead, at + 3};
  if (lead < 0xC2 || lead > 0xF4) return {};
  std::size_t more = 1;
  if (lead >= 0xE0) more = lead >= 0xF0 ? 3 : 2;
  char32_t c = lead & (0x3FU >> more);
  for (std::size_t k = 1; k <= more; ++k) {
    const std::uint32_t byte = percent_byte(text, at + 3 * k);
    if ((byte & ~0x3FU) != 0x80) return {};
    c = c << 6U | (byte & 0x3FU);
  }
  return c <= 0x10FFFF ? CodePoint{c, at + 3 * (more + 1)} : CodePoint{};
}

/** `\u0031`; its code point may be half of a pair. */
CodePoint unit_escape(std::u16string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != u'\\' || text[at + 1] != u'u') return {};
  char32_t c = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const std::uint32_t digit = hex_value(text[i]);
    if (digit > 15) return {};
    c = c << 4U | digit;
  }
  return {c, at + 6};
}

CodePoint utf16_escape(std::u16string_view text, std::size_t at) {
  const CodePoint first = unit_escape(text, at);
  if (first.end == 0 || !is_lead(static_cast<char16_t>(first.c))) return first;
  const CodePoint second = unit_escape(text, first.end);
  if (second.end == 0 || !is_trail(static_cast<char16_t>(second.c))) return first;
  return {joined_pair(static_cast<char16_t>(first.c), static_cast<char16_t>(second.c)), second.end};
}

/** What JSON and source text write with a backslash. */
CodePoint backslash(std::u16string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return {};
  switch (text[at + 1]) {
    case u'n':
    case u'r':
      return {u'\n', at + 2};
    case u't':
      return {u'\t', at + 2};
    case u'"':
    case u'/':
      return {text[at + 1], at + 2};
    case u'u':
      return utf16_escape(text, at);
    default:
      return {};
  }
}

}  // namespace

CodePoint escape_at(std::u16string_view text, std::size_t at) {
  if (text[at] == u'&') return entity(text, at);
  return text[at] == u'%' ? percent(text, at) : backslash(text, at);
}

CodePoint code_point_at(std::u16string_view text, std::size_t at) {
  const char16_t unit = text[at];
  if (begins_escape(unit)) {
    const CodePoint point = escape_at(text, at);
    if (point.end > 0) return point;
  }
  if (!is_lead(unit) || at + 1 == text.size() || !is_trail(text[at + 1])) return {unit, at + 1};
  return {joined_pair(unit, text[at + 1]), at + 2};
}

}  // namespace cardmend::text
