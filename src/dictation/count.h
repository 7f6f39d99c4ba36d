// A number that counts or orders, as it stands in talk about a code: "four", "16", "\u4e24\u4e2a".
#ifndef CARDMEND_DICTATION_COUNT_H_
#define CARDMEND_DICTATION_COUNT_H_

#include "dictation/lexemes.h"

namespace cardmend::dictation {

struct SpokenCount {
  /** How many lexemes it takes; 0 if there is none. */
  std::size_t words = 0;
  std::uint32_t value = 0;
  /** The characters that its words are, if they count nothing. */
  std::array<char, 4> digits{};
  std::uint8_t length = 0;
  /** It has its counter: "\u4e24\u4e2a". */
  bool counter = false;
  /** It only sounds like a number: "for". */
  bool homophone = false;
};

/** How many digits a recogniser wrote without a gap from the lexeme at `at` on; of more than three, three. */
std::size_t written_digits(const Lexemes& lexemes, std::size_t at);

/**
 * The count that begins with the lexeme at `at`, at least one; more than two written digits, or
 * some with a letter behind them, are none.
 */
SpokenCount count_at(const Lexemes& lexemes, std::size_t at, std::size_t locale);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_COUNT_H_
