// Digits that a recogniser joined into a number: "one hundred twenty three" is 123.
#ifndef CARDMEND_DICTATION_NUMBERS_H_
#define CARDMEND_DICTATION_NUMBERS_H_

#include "dictation/lexemes.h"

namespace cardmend {

/** A number of at most four digits. */
struct SpokenNumber {
  /** How many lexemes it takes; 0 if there is none. */
  std::size_t words = 0;
  std::array<char, 4> digits{};
  std::uint8_t length = 0;
  /** "One hundred two" for 120 and the like: it may be another number. */
  bool loose = false;
  /** A ten with no digit before it, which some dialects say for a four, and no hundred. */
  bool bare_ten = false;
  /** A ten between two digits, or behind one: its digits could have been said one by one. */
  bool tens = false;
};

/** The number that begins with the lexeme at `at`; digits that no scale joins are none. */
SpokenNumber number_at(const Lexemes& lexemes, std::size_t at, std::size_t locale);

}  // namespace cardmend

#endif  // CARDMEND_DICTATION_NUMBERS_H_
