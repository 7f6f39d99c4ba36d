// The part of the search that finds the other one of number and secret.
#include <algorithm>

#include "base/ascii.h"
#include "check/locate/locator.h"

namespace cardmend::check {

using base::is_alnum;
using base::is_digit;

/** A label of the wanted code stands in the text too ("Your PIN number: ..."), or the other's is a word of
 * everyday speech ("Here is your card: ..."). */
bool Locator::may_be_mislabelled() const {
  return std::ranges::any_of(space_.segments, [this](const Segment& segment) {
    return segment.mark == own_mark_ || (segment.mark == other_mark_ && segment.label->strict);
  });
}

/** What is called the other code, and is none of it, but may be the one that is wanted. */
void Locator::take_mislabelled() {
  if (result_.other.empty() || format_.open || !may_be_mislabelled()) return;
  const Range other = result_.other;
  find_chunks(folded_, space_.kinds, other, format_, Cut::at_delimiters, space_.chunks);
  if (space_.chunks.size() != 1 || has_form(folded_, space_.kinds, space_.chunks[0], other_)) return;
  result_.other = {};
  search_chunk(space_.chunks[0]);
  if (result_.code.empty()) result_.other = other;
}

/** It is the code that was found. */
bool Locator::is_code(const Chunk& chunk) const {
  return same_code(folded_, space_.kinds, result_.code, chunk.core, format_.ignore_case);
}

/** The other code without a label, where the one that is wanted has its own. */
void Locator::take_unlabelled_other() {
  if (!other_.exists() || other_.open) return;
  for (const Segment& segment : space_.segments) {
    if (segment.mark != SegmentMark::none) continue;
    find_chunks(folded_, space_.kinds, segment.range, format_, Cut::at_delimiters, space_.chunks);
    for (const Chunk& chunk : space_.chunks) {
      const Parts parts =
          find_parts(folded_, space_.kinds, chunk, {format_, other_}, Cut::at_words, space_.words);
      if (!parts.other.empty()) take_other(parts.other);
      // Where number and secret look alike.
      const bool second = !parts.codes.empty() && has_form(folded_, space_.kinds, parts.codes[0], other_);
      if (second && !is_code(parts.codes[0])) take_other(parts.codes[0].core);
    }
  }
}

/**
 * Where number and secret look alike (both 16 digits, say) and nothing says which is which, the number comes
 * first, as it does on cards and in lists.
 */
bool Locator::takes_second(const Chunk& chunk) {
  if (!exact_ || !ordered_ || !result_.other.empty()) return false;
  if (same_code(folded_, space_.kinds, best_.core, chunk.core, format_.ignore_case)) return false;
  const bool secret = own_mark_ == SegmentMark::secret;
  if (!has_form(folded_, space_.kinds, secret ? best_ : chunk, other_)) return false;
  result_.other = secret ? best_.core : chunk.core;
  if (!secret) return true;
  best_ = chunk;
  result_.code = chunk.core;
  return true;
}

/** Takes what no label calls the other code, unless it is letters alone, which are words: "Please keep". */
void Locator::take_other(Range code) {
  const auto* const glyphs = folded_.glyphs.data();
  const bool digit = std::any_of(glyphs + code.begin, glyphs + code.end,
                                 [](auto glyph) { return is_digit(static_cast<char16_t>(glyph)); });
  if (digit && result_.other.empty()) result_.other = code;
}

/** The first run after the label of the other code is that code, whatever it looks like. */
void Locator::take_labelled_other(Range range) {
  find_chunks(folded_, space_.kinds, range, format_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) {
    if (chunk.code_units < 4 || !result_.other.empty()) continue;
    Range other = leading_other(chunk);
    const bool plain = chunk.has_digit() && chunk.inner_junk == 0 && chunk.code_units <= kMaxCode;
    if (other.empty() && plain) other = chunk.core;
    if (other.empty()) continue;
    result_.other = other;
    rest_ = {other.end, range.end};
    while (!rest_.empty() && !is_alnum(static_cast<char16_t>(folded_.glyphs[rest_.begin]))) ++rest_.begin;
    return;
  }
}

/** A labelled chunk or its first words, where they are in the form of the other code; words without a digit
 * may stand before them: "card: Amazon 7913...". Empty if there are none. */
Range Locator::leading_other(const Chunk& chunk) {
  if (has_form(folded_, space_.kinds, chunk, other_)) return chunk.core;
  Chunks& words = space_.words;
  for (const Cut cut : {Cut::at_words, Cut::at_signs, Cut::at_separators}) {
    find_chunks(folded_, space_.kinds, chunk.range, format_, cut, words);
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= words.size() && words[end - 1].junk_units == 0; ++end) {
        const Chunk first = joined(words, begin, end);
        if (has_form(folded_, space_.kinds, first, other_)) return first.core;
      }
      if (words[begin].has_digit()) break;
    }
  }
  return {};
}

}  // namespace cardmend::check
