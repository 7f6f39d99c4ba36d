#include "check/locate/prose.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "format/group_length.h"

namespace cardmend::check {

using base::is_lower;
using text::Folded;
using text::UnitKinds;

namespace {

/** A year has so many digits, and what is counted in a sentence no more. */
constexpr std::uint32_t kMostCounted = 4;

bool has_lower(const Folded& folded, const Chunk& word) {
  const auto* const text = folded.text.data();
  return std::any_of(text + word.core.begin, text + word.core.end, is_lower);
}

/** A code in one piece, with a digit in it. */
bool is_whole(const Format& format, const Chunk& word) {
  return word.plausible && word.has_digit() && word.fits(format);
}

/** Words in a row: [begin, end) of a text's. */
struct PrintedRow {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool has(std::size_t i) const { return i >= begin && i < end; }
};

/** The words of a row are as long as the printed groups, and one of them has a digit. */
bool is_printed(const Layout& layout, const Chunks& words, const PrintedRow& row) {
  bool digit = false;
  for (std::size_t i = row.begin; i < row.end; ++i) {
    const Chunk& word = words[i];
    if (!word.plausible || word.inner_junk > 0 || word.code_units != layout.groups[i - row.begin])
      return false;
    digit = digit || word.has_digit();
  }
  return digit;
}

/** The printed groups beside which there are words of a language and codes of the `other` format alone, with as
 * few of these words as can be; empty if there are none. */
PrintedRow printed_row(const Folded& folded, const UnitKinds& kinds, const Format& format,
                       const Format& other, const Chunks& words) {
  PrintedRow best;
  std::size_t fewest = words.size();
  for (const Layout& layout : std::span(format.layouts.data(), format.layout_count)) {
    if (layout.group_count < 2) continue;
    for (PrintedRow row{0, layout.group_count}; row.end <= words.size(); ++row.begin, ++row.end) {
      if (!is_printed(layout, words, row)) continue;
      std::size_t inside = 0;
      bool alone = true;
      for (std::size_t i = 0; i < words.size(); ++i) {
        const bool prose = !words[i].plausible || is_prose(folded, words[i]);
        alone = alone && (prose || row.has(i) || has_form(folded, kinds, words[i], other));
        if (prose && row.has(i)) ++inside;
      }
      if (!alone || inside >= fewest) continue;
      best = row;
      fewest = inside;
    }
  }
  return best;
}

}  // namespace

bool is_prose(const Folded& folded, const Chunk& word) {
  return !word.has_digit() && has_lower(folded, word);
}

bool are_groups(const Folded& folded, const Chunks& words) {
  const std::uint32_t length = words[0].code_units;
  const bool small = std::ranges::any_of(
      words, [&](const Chunk& word) { return word.has_digit() && has_lower(folded, word); });
  return words.size() <= kMaxGroups && format::may_be_group(length) &&
         std::ranges::any_of(words, &Chunk::has_digit) && std::ranges::all_of(words, [&](const Chunk& word) {
           return word.plausible && word.junk_units == 0 && word.code_units == length &&
                  (small || !is_prose(folded, word));
         });
}

bool has_prose(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, const Format& format,
               Chunks& words) {
  find_chunks(folded, kinds, chunk.range, format, Cut::at_words, words);
  return std::ranges::any_of(words, [&](const Chunk& word) { return is_whole(format, word); }) &&
         std::ranges::any_of(words, [&](const Chunk& word) { return is_prose(folded, word); });
}

void mark_prose(const Folded& folded, const UnitKinds& kinds, const Format& format, const Format& other,
                Chunks& words) {
  if (!format.ignore_case || format.open) return;
  std::uint32_t sum = 0;
  bool capitals = false;
  bool prose = false;
  for (const Chunk& word : words) {
    sum += word.code_units;
    capitals =
        capitals || (word.plausible && (word.has_digit() || word.fits(format)) && !has_lower(folded, word));
    prose = prose || (word.code_units > 1 && is_prose(folded, word));
  }
  if (!prose) return;
  const PrintedRow row = printed_row(folded, kinds, format, other, words);
  const bool whole = std::ranges::any_of(words, [&](const Chunk& word) { return is_whole(format, word); });
  if (!whole && (sum <= format.most() || (!capitals && row.end == 0))) return;
  bool beside = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Chunk& word = words[i];
    const bool speech = is_prose(folded, word);
    beside = beside || (i + 1 < words.size() && is_prose(folded, words[i + 1]));
    const bool count = whole && beside && is_figure(folded, word, kMostCounted) &&
                       !format.has_length(word.code_units) && !other.has_length(word.code_units);
    if (!row.has(i) && (speech || count)) word.plausible = false;
    beside = speech;
  }
}

}  // namespace cardmend::check
