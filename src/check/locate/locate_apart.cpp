// The part of the search that tells a whole code from what stands apart from it: "500 3F2A-90BC-77DE-A41B".
#include <algorithm>

#include "base/ascii.h"
#include "check/locate/locator.h"

namespace cardmend::check {

using base::is_alpha;
using text::Folded;

namespace {

/** So many characters may be missing of a code that was typed or scanned: as many digits may be what is left of one. */
constexpr std::uint32_t kMostMissing = 3;

/** A currency, a unit, a word between the two: "CNY", "x", "no". */
constexpr std::uint32_t kLongestWord = 3;

/** Nothing else is made of so few different characters: hexadecimal. Of more a user's name or a parcel's number is, too. */
constexpr std::uint32_t kTellingAlphabet = 16;

/** It has letters, and stands on dashes as the card prints them, where none leads on; or it is of so few characters that nothing
 * else is. A slash parts. */
bool tells(const Folded& folded, const Format& format, const Chunk& word) {
  const auto* const begin = folded.text.data() + word.core.begin;
  const auto* const end = folded.text.data() + word.core.end;
  if (std::none_of(begin, end, is_alpha) || std::find(begin, end, u'/') != end) return false;
  if (word.core.end < folded.text.size() && *end == u'-') return false;
  return format.alphabet.size() <= kTellingAlphabet ||
         (format.layout_count > 0 && std::find(begin, end, u'-') != end);
}

}  // namespace

/** Takes a whole code of letters and digits, of a format with one length, where all else is a few digits and words. */
bool Locator::take_apart(const Chunk& chunk) {
  if (chunk.code_units < format_.most() || format_.open || beside_label_ || format_.least() != format_.most())
    return false;
  Chunks& words = space_.words;
  words.wipe();
  find_chunks(folded_, space_.kinds, {0, static_cast<std::uint32_t>(space_.kinds.size())}, format_,
              Cut::at_words, words);
  const Chunk* whole = nullptr;
  std::uint32_t digits = 0;
  for (const Chunk& word : words) {
    if (!word.has_digit) {
      if (word.plausible && word.code_units > kLongestWord) return false;
    } else if (is_figure(folded_, word, kMaxCode)) {
      digits += word.code_units;
      // As long as a group it may be one more, of a longer code.
      if (word.code_units == format_.layouts[0].groups[0]) return false;
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

}  // namespace cardmend::check
