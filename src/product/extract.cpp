#include "product/extract.h"

#include "core/ascii.h"

namespace cardmend {
namespace {

/** One run through a text for one product. */
class Extractor {
 public:
  Extractor(const Folded& folded, const Product& product, ExtractSpace& space)
      : folded_(folded), product_(product), space_(space) {}

  Extraction run();

 private:
  bool take_whole();
  void search(SegmentMark mark);
  void search_segment(Range range);
  void search_words(const Chunk& chunk);
  void take_exact(const Chunk& chunk);
  void take_number(const Chunk& chunk);
  void take_labelled_number(Range range);
  void take_longest(Range range);
  [[nodiscard]] bool same_code(Range a, Range b) const;
  [[nodiscard]] std::uint32_t joined_gaps() const;

  const Folded& folded_;
  const Product& product_;
  ExtractSpace& space_;
  Extraction result_;
  Chunk best_;
  bool exact_ = false;
};

/** A text that holds code units and separators alone, as many as the product has: labels are not looked for
 * in it. */
bool Extractor::take_whole() {
  Range all;
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < space_.kinds.size(); ++i) {
    if (space_.kinds[i] == UnitKind::separator) continue;
    if (space_.kinds[i] != UnitKind::code) return false;
    if (count++ == 0) all.begin = i;
    all.end = i + 1;
  }
  if (count != product_.length) return false;
  const Chunk whole{.range = all, .core = all, .code_units = count};
  if (is_number(folded_, space_.kinds, whole, product_.number)) return false;
  result_.secret = all;
  result_.code_count = 1;
  return true;
}

Extraction Extractor::run() {
  classify(folded_, space_.kinds);
  if (take_whole()) return result_;
  find_segments(folded_, space_.kinds, space_.segments);
  for (const Segment& segment : space_.segments) {
    result_.labelled = result_.labelled || segment.mark != SegmentMark::none;
    if (segment.mark == SegmentMark::number) take_labelled_number(segment.range);
  }
  search(SegmentMark::secret);
  if (result_.secret.empty()) search(SegmentMark::none);
  // A card that has no number of its own is often called by "card number" all the same.
  if (result_.secret.empty() && product_.number.most == 0) {
    result_.number = {};
    search(SegmentMark::number);
  }
  return result_;
}

void Extractor::search(SegmentMark mark) {
  for (const Segment& segment : space_.segments) {
    if (segment.mark == mark) search_segment(segment.range);
  }
  if (exact_) return;
  for (const Segment& segment : space_.segments) {
    if (segment.mark == mark && result_.secret.empty()) take_longest(segment.range);
  }
}

void Extractor::search_segment(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, product_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) {
    if (is_number(folded_, space_.kinds, chunk, product_.number)) {
      take_number(chunk);
    } else if (chunk.fits(product_.length)) {
      take_exact(chunk);
    } else {
      search_words(chunk);
    }
  }
}

/**
 * Words in a row that make up a code, where every other word is no part of one: it has a character that the
 * alphabet forbids, or is the card's number. "3F2A 90BC 77DE A41B thanks" holds a code; with a "9" behind it
 * is too long.
 */
void Extractor::search_words(const Chunk& chunk) {
  Chunks& words = space_.words;
  words.wipe();
  find_chunks(folded_, space_.kinds, chunk.range, product_, Cut::at_words, words);
  FixedVector<Chunk, 8> found;
  std::size_t first = 0;
  std::uint32_t sum = 0;
  std::size_t settled = 0;
  for (std::size_t last = 0; last < words.size(); ++last) {
    const Chunk& word = words[last];
    const bool number = is_number(folded_, space_.kinds, word, product_.number);
    if (number) take_number(word);
    if (number || !word.plausible || word.junk_units > 0) {
      if (number || !word.plausible || word.code_units == 0) ++settled;
      first = last + 1;
      sum = 0;
      continue;
    }
    sum += word.code_units;
    while (sum > product_.length) sum -= words[first++].code_units;
    if (sum != product_.length) continue;
    const Range range{words[first].range.begin, word.range.end};
    found.push_back(Chunk{.range = range, .core = range, .code_units = sum});
    settled += last + 1 - first;
    first = last + 1;
    sum = 0;
  }
  if (settled != words.size()) return;
  for (const Chunk& code : found) take_exact(code);
}

void Extractor::take_exact(const Chunk& chunk) {
  if (exact_ && best_.plausible && chunk.plausible && !same_code(best_.core, chunk.core))
    ++result_.code_count;
  if (exact_ && (best_.plausible || !chunk.plausible)) return;
  best_ = chunk;
  exact_ = true;
  result_.secret = chunk.core;
  result_.code_count = 1;
}

void Extractor::take_number(const Chunk& chunk) {
  if (result_.number.empty()) result_.number = chunk.core;
}

/** The first run after a number's label is the number, whatever it looks like. */
void Extractor::take_labelled_number(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, product_, Cut::at_delimiters, space_.chunks);
  for (const Chunk& chunk : space_.chunks) {
    if (chunk.code_units < 4 || chunk.code_units > kMaxCode || chunk.junk_units > 0) continue;
    if (result_.number.empty()) result_.number = chunk.core;
    return;
  }
}

/** Single delimiters between the chunks of a row, as where one character of a code was mistyped as a comma.
 */
std::uint32_t Extractor::joined_gaps() const {
  std::uint32_t gaps = 0;
  for (std::size_t i = 1; i < space_.chunks.size(); ++i) {
    const std::uint32_t from = space_.chunks[i - 1].range.end;
    if (space_.chunks[i].range.begin != from + 1) return kMaxCode;
    ++gaps;
  }
  return gaps;
}

void Extractor::take_longest(Range range) {
  space_.chunks.wipe();
  find_chunks(folded_, space_.kinds, range, product_, Cut::at_delimiters, space_.chunks);
  const Chunk* longest = nullptr;
  std::uint32_t total = 0;
  for (const Chunk& chunk : space_.chunks) {
    if (is_number(folded_, space_.kinds, chunk, product_.number)) continue;
    total += chunk.code_units + chunk.junk_units;
    if (longest == nullptr || chunk.code_units > longest->code_units) longest = &chunk;
  }
  if (longest == nullptr) return;
  const std::uint32_t gaps = joined_gaps();
  result_.secret = longest->range;
  if (gaps > 0 && (total == product_.length || total + gaps == product_.length)) {
    result_.secret = {space_.chunks[0].range.begin, space_.chunks.back().range.end};
  }
}

bool Extractor::same_code(Range a, Range b) const {
  std::uint32_t j = b.begin;
  for (std::uint32_t i = a.begin; i < a.end; ++i) {
    if (space_.kinds[i] != UnitKind::code) continue;
    while (j < b.end && space_.kinds[j] != UnitKind::code) ++j;
    if (j == b.end) return false;
    const auto left = static_cast<char16_t>(folded_.glyphs[i]);
    const auto right = static_cast<char16_t>(folded_.glyphs[j]);
    const bool same = product_.ignore_case ? to_upper(left) == to_upper(right) : left == right;
    if (!same) return false;
    ++j;
  }
  return true;
}

}  // namespace

Extraction extract(const Folded& folded, const Product& product, ExtractSpace& space) {
  return Extractor(folded, product, space).run();
}

}  // namespace cardmend
