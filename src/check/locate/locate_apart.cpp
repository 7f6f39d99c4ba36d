// The part of the search that tells whole codes from what stands apart from them: "500 3F2A-90BC-77DE-A41B".
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "check/locate/locator.h"

namespace cardmend::check {

using text::Folded;

namespace {

/** So many characters may be missing of a code that was typed or scanned: as many digits may be what is left of one. */
constexpr std::uint32_t kMostMissing = 3;

/** A currency, a unit, a word between the two: "CNY", "x", "no". */
constexpr std::uint32_t kLongestWord = 3;

/** Nothing else is made of so few different characters: hexadecimal. Of more a user's name or a parcel's number is, too. */
constexpr std::uint32_t kTellingAlphabet = 16;

/** It has letters, and stands on dashes as the card prints them, where none leads on (two part, as sellers write them); or it is of
 * so few characters that nothing else is. A slash parts. */
bool tells(const Folded& folded, const Format& format, const Chunk& word) {
  const auto* const begin = folded.text.data() + word.core.begin;
  const auto* const end = folded.text.data() + word.core.end;
  if (!word.has_letters() || std::find(begin, end, u'/') != end) return false;
  // The text has room behind a hyphen: that is the image of one unit, and not the longest.
  if (word.core.end < folded.text.size() && *end == u'-' && end[1] != u'-') return false;
  return format.alphabet.size() <= kTellingAlphabet ||
         (format.layout_count > 0 && std::find(begin, end, u'-') != end);
}

}  // namespace

/** Takes a whole code of letters and digits, of a format with one length, where all else is a few digits and words. */
bool Locator::take_apart(const Chunk& chunk) {
  if (chunk.code_units < format_.most() || format_.open || beside_label_ || format_.least() != format_.most())
    return false;
  Chunks& words = space_.words;
  find_chunks(folded_, space_.kinds, {0, static_cast<std::uint32_t>(space_.kinds.size())}, format_,
              Cut::at_words, words);
  const Chunk* whole = nullptr;
  std::uint32_t digits = 0;
  for (const Chunk& word : words) {
    if (!word.has_digit()) {
      if (word.plausible && word.code_units > kLongestWord) return false;
    } else if (is_figure(folded_, word, kMaxCode)) {
      digits += word.code_units;
      // As long as a group it may be one more, of a longer code.
      if (word.code_units == format_.layouts[0].groups[0]) return false;
    } else if (is_stray(word)) {
      take_other(word.core);
    } else if (whole == nullptr && word.core.begin >= chunk.range.begin && word.core.end <= chunk.range.end &&
               has_form(folded_, space_.kinds, word, format_) && tells(folded_, format_, word)) {
      whole = &word;
    } else {
      return false;
    }
  }
  if (whole == nullptr || digits + kMostMissing >= format_.least()) return false;
  take_exact(*whole);
  return true;
}

/** Counts the whole codes that are like the one that stands alone: one with more beside it than a code has was passed over, and
 * which of them is meant nobody can tell. */
void Locator::count_wholes() {
  if (format_.open || !exact_ || !best_.has_digit()) return;
  std::uint32_t count = 1;
  Range last = best_.core;
  for (const Segment& segment : space_.segments) {
    if (result_.labelled && segment.mark == SegmentMark::none) continue;
    find_chunks(folded_, space_.kinds, segment.range, format_, Cut::at_words, space_.words);
    // What stands right behind the label of something else is that.
    bool other = segment.mark != SegmentMark::none && segment.mark != own_mark_;
    for (const Chunk& word : space_.words) {
      if (std::exchange(other, false)) continue;
      // Of another length it may be a part of the code; digits alone may be a date, a telephone, a group of the number.
      if (word.code_units != best_.code_units || !word.has_letters() || !word.has_digit()) continue;
      const auto is_same = [&](Range code) {
        return same_code(folded_, space_.kinds, word.core, code, format_.ignore_case);
      };
      // Number and secret may look alike.
      if (!has_form(folded_, space_.kinds, word, format_) || is_same(best_.core) || is_same(last) ||
          is_same(result_.other))
        continue;
      last = word.core;
      ++count;
    }
  }
  result_.code_count = std::max(result_.code_count, count);
}

}  // namespace cardmend::check
