// What one heard thing may stand for in a given format, with probabilities.
#ifndef CARDMEND_DICTATION_CHOICES_H_
#define CARDMEND_DICTATION_CHOICES_H_

#include <array>
#include <span>

#include "cardmend/types_product.h"
#include "dictation/hear.h"

namespace cardmend::dictation {

struct Choice {
  std::array<char, 4> text{};
  std::uint8_t length = 0;
  double probability = 0;
};

struct Choices {
  /** The likeliest first; none if nothing of it belongs to the format. */
  std::array<Choice, 36> items{};
  std::uint8_t count = 0;
  /** The probability of something else. */
  double rest = 0;
  /** How likely the first is among all; where the length is known, others count for little that are not as
   * long. */
  double certainty = 0;

  [[nodiscard]] std::span<const Choice> view() const { return {items.data(), count}; }
};

/** The choices for what was heard where the character at `index` of a code of `format` stands. */
Choices choices_of(const Heard& heard, const Format& format, std::size_t index);

/** The choices for a gap: any character of the format, or none, which comes first. */
Choices gap_choices(const Format& format);

/**
 * The single characters that a place may be, up to four of them, in one number; 0 if it is fewer than two.
 */
std::int32_t alike_of(const Choices& choices);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_CHOICES_H_
