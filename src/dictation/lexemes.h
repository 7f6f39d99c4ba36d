// A folded transcript cut into the words that dictation knows, and what lies between them.
#ifndef CARDMEND_DICTATION_LEXEMES_H_
#define CARDMEND_DICTATION_LEXEMES_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "dictation/spoken_lexicon.h"
#include "text/folded.h"

namespace cardmend::dictation {

/** One word. */
struct Lexeme {
  /** Units of folded text. */
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  /** nullptr for a word that is not known. */
  const SpokenWord* word = nullptr;
  /** A letter or digit that the recogniser wrote as such, upper case; else 0. */
  char written = 0;
  /** A hyphen or the like that stands there as such. */
  bool mark = false;
};

using Lexemes = base::FixedVector<Lexeme, kMaxInput>;

/**
 * Cuts `text` into `out`, which must be empty: at each place the longest word that is known; neighbours that
 * are not known make one lexeme. Punctuation and space are left out. Linear in the text.
 */
void cut(const text::Folded& folded, const SpokenLexicon& lexicon, Lexemes& out);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_LEXEMES_H_
