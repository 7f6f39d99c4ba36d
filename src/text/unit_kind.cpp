#include "text/unit_kind.h"

#include <string_view>

#include "base/ascii.h"

namespace cardmend::text {

using base::is_alnum;
using base::is_lower;
using base::is_separator;
using base::is_space;

namespace {

constexpr std::u16string_view kDelimiters = u":;,()[]{}<>\"'=`\u00AB\u00BB";

/** Behind each unit, so that nothing lies behind it. */
constexpr std::size_t kNone = std::u16string_view::npos - 1;

/** Chinese, Japanese and Korean text and punctuation, and the typographic quotes that stand around a code. */
constexpr bool is_text(char16_t c) {
  return (c >= 0x2018 && c <= 0x201F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF);
}

UnitKind kind_of(char16_t unit, char glyph) {
  const auto shape = static_cast<char16_t>(glyph);
  if (is_alnum(shape) || shape == u'|') return UnitKind::code;
  if (is_separator(unit)) return UnitKind::separator;
  if (kDelimiters.find(unit) != std::u16string_view::npos || is_text(unit)) return UnitKind::delimiter;
  return UnitKind::junk;
}

/** A stroke that is no numeral. */
bool is_dash(const Folded& folded, std::size_t i) {
  return is_stroke(folded.text[i]) && folded.glyphs[i] == 0;
}

/** A stroke separates groups if the nearest units on both sides that are no separators belong to a code. */
void settle_strokes(const Folded& folded, UnitKinds& kinds) {
  bool after_code = false;
  std::size_t first_open = 0;
  bool open = false;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const bool stroke = is_dash(folded, i);
    if (stroke && after_code && !open) {
      open = true;
      first_open = i;
    }
    if (stroke || kinds[i] == UnitKind::separator) continue;
    if (kinds[i] == UnitKind::code && open) {
      for (std::size_t j = first_open; j < i; ++j) kinds[j] = UnitKind::separator;
    }
    open = false;
    after_code = kinds[i] == UnitKind::code;
  }
}

/** What stands behind the sign at `i` makes it the beginning of an address's parameter: `?pin=`, `&pin=`. */
bool begins_parameter(const Folded& folded, std::size_t i) {
  const std::size_t name = ++i;
  while (i < folded.text.size() && (is_alnum(folded.text[i]) || folded.text[i] == u'_')) ++i;
  return i > name && i < folded.text.size() && folded.text[i] == u'=';
}

/** A bar with white space around it sets columns apart. */
bool is_column(const Folded& folded, std::size_t i) {
  const bool first = i == 0;
  const bool last = i + 1 == folded.text.size();
  if (first && last) return false;
  return (first || is_space(folded.text[i - 1])) && (last || is_space(folded.text[i + 1]));
}

/** Ends a code because of what stands around it. */
bool delimits(const Folded& folded, std::size_t i) {
  const char16_t c = folded.text[i];
  if (c == u'|') return is_column(folded, i);
  return (c == u'&' || c == u'?') && begins_parameter(folded, i);
}

/** The end of the host that begins at `i`, its slash included, where a code's page is named as in
 * `discord.gift/CODE`; `i` if there is none. */
std::size_t host_end(const Folded& folded, std::size_t i) {
  const auto unit = [&](std::size_t at) { return at < folded.text.size() ? folded.text[at] : u'\0'; };
  if (!is_lower(unit(i)) || (i > 0 && (is_alnum(unit(i - 1)) || unit(i - 1) == u'.'))) return i;
  std::size_t end = i;
  bool dot = false;
  while (is_lower(unit(end)) || (unit(end) == u'.' && is_lower(unit(end + 1)))) {
    dot = dot || unit(end) == u'.';
    ++end;
  }
  return dot && unit(end) == u'/' && is_alnum(unit(end + 1)) ? end + 1 : i;
}

}  // namespace

void classify(const Folded& folded, UnitKinds& out) {
  bool strokes = false;
  std::size_t host = 0;
  // The last bar, if nothing but white space came since.
  std::size_t bar = kNone;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (i >= host) host = host_end(folded, i);
    if (i < host) {
      out.push_back(UnitKind::delimiter);
      continue;
    }
    const bool trail = folded.glyphs[i] == kTrail && i > 0;
    const UnitKind kind =
        delimits(folded, i) ? UnitKind::delimiter : kind_of(folded.text[i], folded.glyphs[i]);
    out.push_back(trail ? out.back() : kind);
    strokes = strokes || is_dash(folded, i);
    if (folded.text[i] == u'|') {
      // So do the bars of an empty cell, as in "A| |B".
      if (bar + 1 < i) out[i] = out[bar] = UnitKind::delimiter;
      bar = i;
    } else if (!is_space(folded.text[i])) {
      bar = kNone;
    }
  }
  if (strokes) settle_strokes(folded, out);
}

}  // namespace cardmend::text
