#include "check/locate/chunks.h"

#include <algorithm>

#include "base/ascii.h"
#include "format/readings.h"

namespace cardmend::check {

using base::is_digit;
using base::is_space;
using base::to_upper;
using format::is_plausible;
using text::begins_character;
using text::Folded;
using text::kTrail;
using text::UnitKind;
using text::UnitKinds;

namespace {

char glyph_for(const Format& format, char glyph) {
  return format.ignore_case ? static_cast<char>(to_upper(static_cast<char16_t>(glyph))) : glyph;
}

/** Adds the unit at `i` to an open chunk. */
void extend(Chunk& chunk, std::uint32_t i, UnitKind kind, char glyph, const Format& format,
            std::uint32_t& open_junk) {
  if (chunk.code_units + chunk.junk_units == 0) chunk.range.begin = i;
  chunk.range.end = i + 1;
  if (kind == UnitKind::junk) {
    ++chunk.junk_units;
    if (chunk.code_units > 0) ++open_junk;
    return;
  }
  if (chunk.code_units == 0) chunk.core.begin = i;
  chunk.core.end = i + 1;
  ++chunk.code_units;
  chunk.inner_junk += open_junk;
  open_junk = 0;
  // The first characters may be the prefix, wherever in the alphabet they lie.
  const std::uint32_t index = chunk.code_units - 1;
  const bool taken = format.takes(index, static_cast<char16_t>(glyph));
  chunk.plausible = chunk.plausible && (taken || is_plausible(glyph, format.alphabet));
  if (is_digit(static_cast<char16_t>(glyph))) ++chunk.digits;
}

/** White space, or two hyphens in a row as sellers put them between a number and its secret. */
bool ends_word(const Folded& folded, std::uint32_t i, std::uint32_t end) {
  return is_space(folded.text[i]) || (folded.text[i] == u'-' && i + 1 < end && folded.text[i + 1] == u'-');
}

bool ends_part(const Folded& folded, UnitKind kind, std::uint32_t i, std::uint32_t end, Cut cut) {
  switch (cut) {
    case Cut::at_delimiters:
      break;
    case Cut::at_cells:
      return ends_cell(folded.text[i]);
    case Cut::at_words:
      return ends_word(folded, i, end);
    case Cut::at_separators:
      if (kind == UnitKind::separator) return true;
      [[fallthrough]];
    case Cut::at_signs:
      return kind == UnitKind::junk || is_column_sign(folded.text[i]) || ends_cell(folded.text[i]);
  }
  return false;
}

}  // namespace

void find_chunks(const Folded& folded, const UnitKinds& kinds, Range range, const Format& format, Cut cut,
                 Chunks& out) {
  out.wipe();
  Chunk chunk;
  std::uint32_t open_junk = 0;
  const auto close = [&] {
    if (chunk.code_units + chunk.junk_units == 0 || out.size() + 1 == kMaxChunks) return;
    out.push_back(chunk);
    chunk = Chunk{};
    open_junk = 0;
  };
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const UnitKind kind = kinds[i];
    if (kind == UnitKind::delimiter || ends_part(folded, kind, i, range.end, cut)) {
      close();
    } else if (kind != UnitKind::separator && folded.glyphs[i] != kTrail) {
      extend(chunk, i, kind, glyph_for(format, folded.glyphs[i]), format, open_junk);
    } else if (kind != UnitKind::separator) {
      chunk.range.end = i + 1;
      if (kind == UnitKind::code) chunk.core.end = i + 1;
    }
  }
  if (chunk.code_units + chunk.junk_units > 0) out.push_back(chunk);
}

bool has_form(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, const Format& format) {
  if (chunk.junk_units > 0 || !format.has_length(chunk.code_units)) return false;
  std::size_t index = 0;
  for (std::uint32_t i = chunk.core.begin; i < chunk.core.end; ++i) {
    if (!begins_character(folded, kinds, i)) continue;
    const char glyph = glyph_for(format, folded.glyphs[i]);
    if (!format.takes(index++, static_cast<char16_t>(glyph))) return false;
  }
  return true;
}

Chunk joined(const Chunks& words, std::size_t first, std::size_t end) {
  const Range range{words[first].core.begin, words[end - 1].core.end};
  std::uint32_t sum = 0;
  std::uint32_t digits = 0;
  for (std::size_t i = first; i < end; ++i) {
    sum += words[i].code_units;
    digits += words[i].digits;
  }
  return {.range = range, .core = range, .code_units = sum, .digits = digits};
}

bool same_code(const Folded& folded, const UnitKinds& kinds, Range a, Range b, bool ignore_case) {
  std::uint32_t j = b.begin;
  for (std::uint32_t i = a.begin; i < a.end; ++i) {
    if (!begins_character(folded, kinds, i)) continue;
    while (j < b.end && !begins_character(folded, kinds, j)) ++j;
    if (j == b.end) return false;
    const auto left = static_cast<char16_t>(folded.glyphs[i]);
    const auto right = static_cast<char16_t>(folded.glyphs[j]);
    const bool same = ignore_case ? to_upper(left) == to_upper(right) : left == right;
    if (!same) return false;
    ++j;
  }
  return true;
}

bool is_figure(const Folded& folded, const Chunk& word, std::uint32_t most) {
  const auto* const text = folded.text.data();
  return word.has_digit() && word.code_units <= most &&
         std::all_of(text + word.core.begin, text + word.core.end,
                     [](char16_t c) { return is_digit(c) || c == u'.' || c == u'/'; });
}

}  // namespace cardmend::check
