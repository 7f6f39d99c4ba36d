// Digits that a recogniser joined into a number: "one hundred twenty three" is 123.
#ifndef CARDMEND_DICTATION_NUMBERS_H_
#define CARDMEND_DICTATION_NUMBERS_H_

#include "dictation/lexemes.h"

namespace cardmend::dictation {

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

/** What a number may stand for, the likeliest first. */
struct NumberReading {
  std::array<SpokenReading, 3> items{};
  std::size_t count = 0;

  void add(const std::array<char, 4>& text, std::size_t length, std::uint16_t weight) {
    items[count++] = {.text = text, .length = static_cast<std::uint8_t>(length), .weight = weight};
  }
};

/**
 * The digits of a number, and those of what it is confused with: 4 and 10 in dialects, -teen and -ty, tens
 * and digits that were said one by one. The weights are our own priors. `tens` says that it begins with
 * "twenty" or the like.
 */
NumberReading readings_of(const SpokenNumber& number, bool chinese, bool tens);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_NUMBERS_H_
