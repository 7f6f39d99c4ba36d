#include "product/parts.h"

#include <algorithm>

#include "core/ascii.h"

namespace cardmend::product {

using core::Folded;
using core::is_lower;

namespace {

bool has_lower(const Folded& folded, const Chunk& word) {
  const auto* const text = folded.text.data();
  return std::any_of(text + word.core.begin, text + word.core.end, is_lower);
}

/** Letters alone, and not all of them capitals. */
bool is_prose(const Folded& folded, const Chunk& word) {
  return !word.has_digit && has_lower(folded, word);
}

/**
 * Words in small letters cannot belong to the code where a word in capitals and digits stands among them, as
 * in "Your code is 7KQ2M-XW9PA-4ZRTB", and there is more than any code has: they are made implausible. A lone
 * letter with no other word is a slip.
 */
void mark_prose(const Folded& folded, const Format& format, Chunks& words) {
  if (!format.ignore_case || format.open) return;
  std::uint32_t sum = 0;
  bool capitals = false;
  bool prose = false;
  for (const Chunk& word : words) {
    sum += word.code_units;
    capitals =
        capitals || (word.plausible && (word.has_digit || word.fits(format)) && !has_lower(folded, word));
    prose = prose || (word.code_units > 1 && is_prose(folded, word));
  }
  if (!capitals || !prose || sum <= format.most()) return;
  for (Chunk& word : words) word.plausible = word.plausible && !is_prose(folded, word);
}

/** Of an open format nothing is known that would tell a code from a word but that words have no digits. */
bool is_part(const Chunk& word, const Format& format) {
  return word.plausible && word.junk_units == 0 && (word.has_digit || !format.open);
}

}  // namespace

bool strays(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, FormatPair formats) {
  if (!has_form(folded, kinds, chunk, formats.other)) return false;
  Format bare = formats.format;
  bare.prefix_length = 0;
  for (std::size_t i = 0; i < formats.format.prefix_length; ++i) bare.alphabet.add(formats.format.prefix[i]);
  return !has_form(folded, kinds, chunk, bare);
}

bool has_cells(const Folded& folded, const Chunk& chunk) {
  const auto* const text = folded.text.data();
  return std::any_of(text + chunk.range.begin, text + chunk.range.end, ends_cell);
}

Parts find_parts(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, FormatPair formats,
                 Cut cut, Chunks& words) {
  const Format& format = formats.format;
  words.wipe();
  find_chunks(folded, kinds, chunk.range, format, cut, words);
  if (cut == Cut::at_words) mark_prose(folded, format, words);
  const auto strayed = [&](const Chunk& word) { return strays(folded, kinds, word, formats); };
  // Cells are not joined where one is a code by itself, or where any length will do and the next may be the
  // other code.
  const auto alone = [&](const Chunk& word) {
    if (cut != Cut::at_cells) return false;
    return format.open ? formats.other.exists() : has_form(folded, kinds, word, format);
  };
  // The end of the longest row of parts from `first` on that together have an allowed length; `first` if none
  // has.
  const auto code_end = [&](std::size_t first) {
    std::size_t end = first;
    std::uint32_t sum = 0;
    for (std::size_t i = first; i < words.size() && is_part(words[i], format) && !strayed(words[i]); ++i) {
      if (i > first && alone(words[i])) break;
      sum += words[i].code_units;
      if (sum > format.most()) break;
      if (format.has_length(sum)) end = i + 1;
      if (alone(words[i])) break;
    }
    return end;
  };
  Parts parts;
  std::size_t settled = 0;
  for (std::size_t first = 0; first < words.size();) {
    const Chunk& word = words[first];
    const bool stray = strayed(word);
    if (stray && parts.other.empty()) parts.other = word.core;
    if (stray || !is_part(word, format)) {
      if (stray || !word.plausible || word.code_units == 0 || format.open) ++settled;
      ++first;
      continue;
    }
    const std::size_t end = code_end(first);
    if (end > first) {
      parts.codes.push_back(joined(words, first, end));
      settled += end - first;
    }
    first = std::max(end, first + 1);
  }
  const bool row = cut == Cut::at_cells && !parts.other.empty() && !parts.codes.empty();
  parts.settled = row || settled == words.size();
  return parts;
}

}  // namespace cardmend::product
