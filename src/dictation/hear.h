// What was said, in the order in which it was said: characters with their possible readings, and the rest.
//
//   "double seven, \u671f, B as in boy, no wait"
//     77            7      B             (correction)
#ifndef CARDMEND_DICTATION_HEAR_H_
#define CARDMEND_DICTATION_HEAR_H_

#include <span>

#include "cardmend/types_product.h"
#include "dictation/lexemes.h"

namespace cardmend::dictation {

enum class HeardKind : std::uint8_t {
  characters,
  /** Words that were not understood: a character may be lost there. */
  gap,
  separator,
  secret_label,
  number_label,
  name,
  filler,
  correction,
  /** How many characters the code has, as the speaker says: `times`. */
  total,
  /** What was said is said once more; with nothing said before or behind, a filler. */
  again,
};

enum class SaidCase : std::uint8_t { none, upper, lower };

struct Heard {
  /** Units of folded text. */
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  HeardKind kind = HeardKind::filler;
  SaidCase said_case = SaidCase::none;
  /** How often its characters stand there; of a total, its number. */
  std::uint8_t times = 1;
  /** A word that only sounds like its characters. */
  bool homophone = false;
  /** The likeliest first; their weights are parts of a thousand. */
  std::span<const SpokenReading> readings;
};

/** Readings of number words, which no table has. */
using NumberReadings = base::FixedVector<SpokenReading, 256>;

/** What hearing needs room for, its answer `heard` included. */
struct HearSpace {
  Lexemes lexemes;
  NumberReadings numbers;
  base::FixedVector<Heard, kMaxInput> heard;

  void wipe() {
    lexemes.wipe();
    numbers.wipe();
    heard.wipe();
  }
};

/**
 * What a transcript's words say, into `space.heard`; `space` must be empty. `locale` is the value of a
 * SpokenLocale. A short unknown word that is made of `spell` alone is taken for its letters; an empty set
 * takes none. Linear in the words.
 */
void hear(const text::Folded& folded, const SpokenLexicon& lexicon, std::size_t locale, const CharSet& spell,
          HearSpace& space);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_HEAR_H_
