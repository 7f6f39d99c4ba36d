#include "check/locate/locate.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/locate/locator.h"
#include "check/locate/prose.h"

namespace cardmend::check {

using base::is_digit;
using base::is_lower;
using format::Wanted;
using text::begins_character;
using text::classify;
using text::Folded;
using text::UnitKind;

/** A text that holds code units and separators alone, as many as the product has: labels are not looked for
 * in it. */
bool Locator::take_whole() {
  Range all;
  std::uint32_t count = 0;
  std::uint32_t words = 1;
  for (std::uint32_t i = 0; i < space_.kinds.size(); ++i) {
    if (space_.kinds[i] == UnitKind::separator) continue;
    if (space_.kinds[i] != UnitKind::code) return false;
    if (begins_character(folded_, space_.kinds, i) && count++ == 0) all.begin = i;
    if (i > all.end) ++words;
    all.end = i + 1;
  }
  if (!format_.has_length(count) || (format_.open && words > 1)) return false;
  const Chunk whole{.range = all, .core = all, .code_units = count};
  if (is_stray(whole) || (words > 1 && is_wordy(whole))) return false;
  result_.code = all;
  result_.code_count = 1;
  return true;
}

Location Locator::run() {
  classify(folded_, space_.kinds);
  if (take_whole()) return result_;
  if (space_.segments.empty()) find_segments(folded_, space_.kinds, space_.segments);
  for (const Segment& segment : space_.segments) {
    result_.labelled = result_.labelled || segment.mark == own_mark_ || segment.mark == other_mark_;
    if (segment.mark == other_mark_) take_labelled_other(segment.range);
  }
  ordered_ = !result_.labelled;
  search(own_mark_);
  if (result_.code.empty()) search(SegmentMark::none);
  prefer_digits();
  // A card that has no number of its own is often called by "card number" all the same.
  if (result_.code.empty() && other_.exists() && !rest_.empty()) search_segment(rest_, SegmentMark::none);
  if (result_.code.empty() && (!other_.exists() || result_.other.empty())) {
    result_.other = {};
    ordered_ = true;
    search(other_mark_);
  }
  if (result_.code.empty()) take_mislabelled();
  if (!result_.code.empty() && result_.other.empty()) take_unlabelled_other();
  if (result_.code.empty() && result_.other.empty()) search(SegmentMark::other);
  count_wholes();
  return result_;
}

/** A word before the label of something else is no code where digits stand behind it: "Your verification
 * code: 839201". */
void Locator::prefer_digits() {
  const Range words = result_.code;
  if (words.empty() || exact_ || result_.labelled) return;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    if (is_digit(static_cast<char16_t>(folded_.glyphs[i]))) return;
  }
  result_.code = {};
  search(SegmentMark::other);
  if (result_.code.empty()) result_.code = words;
}

void Locator::search(SegmentMark mark) {
  for (const Segment& segment : space_.segments) {
    if (segment.mark == mark) search_segment(segment.range, mark);
  }
  if (exact_) return;
  for (const Segment& segment : space_.segments) {
    if (segment.mark == mark && result_.code.empty()) take_longest(segment);
  }
}

void Locator::search_segment(Range range, SegmentMark mark) {
  beside_label_ = mark == SegmentMark::other;
  find_chunks(folded_, space_.kinds, range, format_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) {
    if (!is_speech(chunk, mark)) search_chunk(chunk);
  }
}

void Locator::search_chunk(const Chunk& chunk) {
  const bool cells = has_cells(folded_, chunk);
  // Of an open format any part may be a code.
  const bool signs = !format_.open && has_signs(folded_, space_.kinds, chunk);
  // A bar or a slash alone, and signs that hide characters, set nothing apart but number and secret.
  const bool weak = chunk.inner_junk == 0 || has_masks(space_.kinds, chunk);
  const auto take_any = [&](bool with_other) {
    return (cells && take_parts(chunk, Cut::at_cells, true)) || take_parts(chunk, Cut::at_words, true) ||
           (cells && take_parts(chunk, Cut::at_cells, with_other)) ||
           take_parts(chunk, Cut::at_words, with_other) ||
           (!format_.open && take_parts(chunk, Cut::at_separators, true)) ||
           (signs && take_parts(chunk, Cut::at_signs, with_other || weak));
  };
  // Between signs a bar is no character and a slash no dash of a code.
  if (signs && take_parts(chunk, Cut::at_signs, true)) return;
  if (is_stray(chunk)) {
    // A number of any length takes in the secret behind it: "2326781405936127 739158".
    if (!other_.open || !take_any(true)) take_other(chunk.core);
  } else if (chunk.fits(format_) && (format_.open ? !cells && !has_words(chunk) : !is_wordy(chunk))) {
    take_exact(chunk);
  } else if (!take_apart(chunk)) {
    take_any(false);
  }
}

/** Takes the codes that the parts of a chunk make up; false if there are none, or `with_other` and no other
 * code. */
bool Locator::take_parts(const Chunk& chunk, Cut cut, bool with_other) {
  const Parts parts = find_parts(folded_, space_.kinds, chunk, {format_, other_}, cut, space_.words);
  const bool both = !parts.other.empty() ||
                    (parts.codes.size() == 2 && has_form(folded_, space_.kinds, parts.codes[0], other_));
  const bool found = parts.settled && !parts.codes.empty() && (both || !with_other);
  if (!parts.other.empty() && (found || !with_other)) take_other(parts.other);
  if (!found) return false;
  for (const Chunk& code : parts.codes) take_exact(code);
  return true;
}

bool Locator::is_stray(const Chunk& chunk) const {
  return strays(folded_, space_.kinds, chunk, {format_, other_});
}

/** Words without a digit, unless all are groups of one code. */
bool Locator::has_words(const Chunk& chunk) {
  find_chunks(folded_, space_.kinds, chunk.range, format_, Cut::at_words, space_.words);
  return !std::ranges::all_of(space_.words, [](const Chunk& word) { return word.has_digit(); }) &&
         !are_groups(folded_, space_.words);
}

/** Words with a code among them that happen to be as long as a longer one: "Your F7NP-2G0N-220J-D748". */
bool Locator::is_wordy(const Chunk& chunk) {
  return has_prose(folded_, space_.kinds, chunk, format_, space_.words);
}

/** Letters, and not all of them capitals. */
bool Locator::is_small(const Chunk& chunk) const {
  const auto* const text = folded_.text.data();
  return !chunk.has_digit() && std::any_of(text + chunk.core.begin, text + chunk.core.end, is_lower);
}

/** The words before a label, which are no code: "Your PIN: ...". */
bool Locator::is_speech(const Chunk& chunk, SegmentMark mark) const {
  if (!result_.labelled || mark != SegmentMark::none || chunk.has_digit()) return false;
  return !chunk.fits(format_) || !chunk.plausible || is_small(chunk);
}

void Locator::take_exact(const Chunk& chunk) {
  // Small letters alone are rather words.
  if (exact_ && best_.has_digit() && is_small(chunk)) return;
  if (exact_ && is_small(best_) && chunk.has_digit()) exact_ = false;
  if (takes_second(chunk)) return;
  if (exact_ && best_.plausible && chunk.plausible &&
      !same_code(folded_, space_.kinds, best_.core, chunk.core, format_.ignore_case)) {
    ++result_.code_count;
    if (!other_.open && has_form(folded_, space_.kinds, chunk, other_)) take_other(chunk.core);
  }
  if (exact_ && (best_.plausible || !chunk.plausible)) return;
  best_ = chunk;
  exact_ = true;
  result_.code = chunk.core;
  result_.code_count = 1;
}

/**
 * Single delimiters between the chunks of a row, as where one character of a code was mistyped as a comma.
 */
std::uint32_t Locator::joined_gaps() const {
  std::uint32_t gaps = 0;
  for (std::size_t i = 1; i < space_.chunks.size(); ++i) {
    const std::uint32_t from = space_.chunks[i - 1].range.end;
    if (space_.chunks[i].range.begin != from + 1) return kMaxCode;
    ++gaps;
  }
  return gaps;
}

void Locator::take_longest(const Segment& segment) {
  find_chunks(folded_, space_.kinds, segment.range, format_, Cut::at_delimiters, space_.chunks);
  const Chunk* longest = nullptr;
  std::uint32_t total = 0;
  for (const Chunk& chunk : space_.chunks) {
    if (is_speech(chunk, segment.mark) || is_stray(chunk)) continue;
    total += chunk.code_units + chunk.junk_units;
    if (longest == nullptr || chunk.code_units > longest->code_units) longest = &chunk;
  }
  if (longest == nullptr) return;
  const std::uint32_t gaps = joined_gaps();
  result_.code = longest->range;
  if (gaps > 0 && (format_.has_length(total) || format_.has_length(total + gaps)) && !format_.open) {
    result_.code = {space_.chunks[0].range.begin, space_.chunks.back().range.end};
  }
}

Location locate(const Folded& folded, const Wanted& wanted, LocateSpace& space) {
  return Locator(folded, wanted, space).run();
}

}  // namespace cardmend::check
