#include "product/locate.h"

#include <algorithm>

#include "core/ascii.h"
#include "product/parts.h"

namespace cardmend::product {

using core::Folded;
using core::is_digit;
using core::Wanted;

namespace {

/** One run through a text for one field of one product. */
class Locator {
 public:
  Locator(const Folded& folded, const Wanted& wanted, LocateSpace& space)
      : folded_(folded),
        format_(*wanted.format),
        other_(*wanted.other),
        own_mark_(wanted.field == Field::secret ? SegmentMark::secret : SegmentMark::number),
        other_mark_(wanted.field == Field::secret ? SegmentMark::number : SegmentMark::secret),
        space_(space) {}

  Location run();

 private:
  bool take_whole();
  void prefer_digits();
  void search(SegmentMark mark);
  void search_segment(Range range);
  void search_chunk(const Chunk& chunk);
  bool take_parts(const Chunk& chunk, Cut cut, bool with_other);
  void take_exact(const Chunk& chunk);
  bool takes_second(const Chunk& chunk);
  void take_other(Range code);
  void take_labelled_other(Range range);
  Range leading_other(const Chunk& chunk);
  void take_longest(Range range);
  [[nodiscard]] bool is_stray(const Chunk& chunk) const;
  bool has_words(const Chunk& chunk);
  [[nodiscard]] std::uint32_t joined_gaps() const;

  const Folded& folded_;
  const Format& format_;
  const Format& other_;
  const SegmentMark own_mark_;
  const SegmentMark other_mark_;
  LocateSpace& space_;
  Location result_;
  Chunk best_;
  /** What follows the other code behind its label. */
  Range rest_;
  bool exact_ = false;
};

/** A text that holds code units and separators alone, as many as the product has: labels are not looked for
 * in it. */
bool Locator::take_whole() {
  Range all;
  std::uint32_t count = 0;
  std::uint32_t words = 1;
  for (std::uint32_t i = 0; i < space_.kinds.size(); ++i) {
    if (space_.kinds[i] == UnitKind::separator) continue;
    if (space_.kinds[i] != UnitKind::code) return false;
    if (count++ == 0) all.begin = i;
    if (i > all.end) ++words;
    all.end = i + 1;
  }
  if (!format_.has_length(count) || (format_.open && words > 1)) return false;
  const Chunk whole{.range = all, .core = all, .code_units = count};
  if (is_stray(whole)) return false;
  result_.code = all;
  result_.code_count = 1;
  return true;
}

Location Locator::run() {
  classify(folded_, space_.kinds);
  if (take_whole()) return result_;
  find_segments(folded_, space_.kinds, space_.segments);
  for (const Segment& segment : space_.segments) {
    result_.labelled = result_.labelled || segment.mark == own_mark_ || segment.mark == other_mark_;
    if (segment.mark == other_mark_) take_labelled_other(segment.range);
  }
  search(own_mark_);
  if (result_.code.empty()) search(SegmentMark::none);
  prefer_digits();
  // A card that has no number of its own is often called by "card number" all the same.
  if (result_.code.empty() && !other_.exists()) {
    result_.other = {};
    search(other_mark_);
  }
  if (result_.code.empty() && !rest_.empty()) search_segment(rest_);
  if (result_.code.empty() && result_.other.empty()) search(SegmentMark::other);
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
    if (segment.mark == mark) search_segment(segment.range);
  }
  if (exact_) return;
  for (const Segment& segment : space_.segments) {
    if (segment.mark == mark && result_.code.empty()) take_longest(segment.range);
  }
}

void Locator::search_segment(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, format_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) search_chunk(chunk);
}

void Locator::search_chunk(const Chunk& chunk) {
  const bool cells = has_cells(folded_, chunk);
  const auto take_any = [&](bool with_other) {
    return (cells && take_parts(chunk, Cut::at_cells, with_other)) ||
           take_parts(chunk, Cut::at_words, with_other);
  };
  if (is_stray(chunk)) {
    // A number of any length takes in the secret behind it: "2326781405936127 739158".
    if (!other_.open || !take_any(true)) take_other(chunk.core);
  } else if (chunk.fits(format_) && !(format_.open && (cells || has_words(chunk)))) {
    take_exact(chunk);
  } else {
    take_any(false);
  }
}

/** Takes the codes that the parts of a chunk make up; false if there are none, or `with_other` and no other
 * code. */
bool Locator::take_parts(const Chunk& chunk, Cut cut, bool with_other) {
  const Parts parts = find_parts(folded_, space_.kinds, chunk, {format_, other_}, cut, space_.words);
  const bool found = parts.settled && !parts.codes.empty() && !(with_other && parts.other.empty());
  if (!parts.other.empty() && (found || !with_other)) take_other(parts.other);
  if (!found) return false;
  for (const Chunk& code : parts.codes) take_exact(code);
  return true;
}

bool Locator::is_stray(const Chunk& chunk) const {
  return strays(folded_, space_.kinds, chunk, {format_, other_});
}

bool Locator::has_words(const Chunk& chunk) {
  space_.words.wipe();
  find_chunks(folded_, space_.kinds, chunk.range, format_, Cut::at_words, space_.words);
  return !std::ranges::all_of(space_.words, [](const Chunk& word) { return word.has_digit; });
}

void Locator::take_exact(const Chunk& chunk) {
  if (takes_second(chunk)) return;
  if (exact_ && best_.plausible && chunk.plausible &&
      !same_code(folded_, space_.kinds, best_.core, chunk.core, format_.ignore_case))
    ++result_.code_count;
  if (exact_ && (best_.plausible || !chunk.plausible)) return;
  best_ = chunk;
  exact_ = true;
  result_.code = chunk.core;
  result_.code_count = 1;
}

/**
 * Where number and secret look alike (both 16 digits, say) and nothing says which is which, the number comes
 * first, as it does on cards and in lists.
 */
bool Locator::takes_second(const Chunk& chunk) {
  if (!exact_ || result_.labelled || !result_.other.empty()) return false;
  if (same_code(folded_, space_.kinds, best_.core, chunk.core, format_.ignore_case)) return false;
  const bool secret = own_mark_ == SegmentMark::secret;
  if (!has_form(folded_, space_.kinds, secret ? best_ : chunk, other_)) return false;
  result_.other = secret ? best_.core : chunk.core;
  if (!secret) return true;
  best_ = chunk;
  result_.code = chunk.core;
  return true;
}

void Locator::take_other(Range code) {
  if (result_.other.empty()) result_.other = code;
}

/** The first run after the label of the other code is that code, whatever it looks like. */
void Locator::take_labelled_other(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, format_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) {
    if (chunk.code_units < 4 || chunk.code_units > kMaxCode || chunk.inner_junk > 0) continue;
    if (result_.other.empty()) result_.other = leading_other(chunk);
    return;
  }
}

/** All of a labelled chunk, or, where its first words alone are in the form of the other code, these. */
Range Locator::leading_other(const Chunk& chunk) {
  if (has_form(folded_, space_.kinds, chunk, other_)) return chunk.core;
  Chunks& words = space_.words;
  words.wipe();
  find_chunks(folded_, space_.kinds, chunk.range, format_, Cut::at_words, words);
  for (std::size_t end = 1; end < words.size(); ++end) {
    const Chunk first = joined(words, 0, end);
    if (!has_form(folded_, space_.kinds, first, other_)) continue;
    rest_ = {words[end].range.begin, chunk.range.end};
    return first.core;
  }
  return chunk.core;
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

void Locator::take_longest(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, format_, Cut::at_delimiters, space_.chunks);
  const Chunk* longest = nullptr;
  std::uint32_t total = 0;
  for (const Chunk& chunk : space_.chunks) {
    if (is_stray(chunk)) continue;
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

}  // namespace

Location locate(const Folded& folded, const Wanted& wanted, LocateSpace& space) {
  return Locator(folded, wanted, space).run();
}

}  // namespace cardmend::product
