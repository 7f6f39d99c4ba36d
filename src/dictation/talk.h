// Talk about the code, which is no part of it: its groups, how many characters it has, where one stands.
//
//   \u7b2c1\u7ec4 718293 \u7b2c2\u7ec4 ...    the first four digits are ...    it is eighteen digits
#ifndef CARDMEND_DICTATION_TALK_H_
#define CARDMEND_DICTATION_TALK_H_

#include <string_view>

#include "dictation/lexemes.h"

namespace cardmend::dictation {

enum class TalkKind : std::uint8_t {
  none,
  aside,
  /** Another group begins. */
  group,
  /** How many characters the code has. */
  total,
  /** What was said is said once more. */
  again,
  /** It may as well be characters of the code. */
  unsure,
};

struct Talk {
  TalkKind kind = TalkKind::none;
  /** How many lexemes it takes. */
  std::size_t words = 0;
  /** Of a total. */
  std::uint8_t count = 0;
  /** What it may stand for if it is unsure, the likeliest first; the weights are our own priors. */
  std::array<SpokenReading, 3> readings{};
  std::size_t reading_count = 0;
};

/**
 * The talk that begins with the lexeme at `at`; of kind none if there is none. `text` is what the lexemes are
 * of. `in_code` says that a character of the code stands before it: "seven four digits" may be seven and
 * talk, or seven and four. Looks at no more than some dozen lexemes.
 */
Talk talk_at(const Lexemes& lexemes, std::u16string_view text, std::size_t at, std::size_t locale,
             bool in_code);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_TALK_H_
