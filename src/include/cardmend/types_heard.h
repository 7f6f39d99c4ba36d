// Characters that were heard: what dictation hands to the check, and what comes back.
//
//   "\u5361\u5bc6 \u4e09 dash double seven"  ->  secret_label   3 [3, 4)   - [5, 9)   7 [10, 22)   7 [10, 22)
#ifndef CARDMEND_TYPES_HEARD_H_
#define CARDMEND_TYPES_HEARD_H_

#include <cstdint>
#include <optional>

#include "cardmend/types.h"

namespace cardmend {

/** What was heard. */
enum class HeardRole : std::uint8_t {
  /** A character of the secret or the number: an ASCII letter or digit. */
  code,
  /** What sets groups or words apart; its character is a hyphen or a space. */
  separator,
  /** The secret or the number follows; the character is a colon. */
  secret_label,
  number_label,
  /** A character of a card's or an issuer's name. */
  name,
};

/** One character and the words that it was heard in. */
struct HeardCharacter {
  char16_t character = 0;
  HeardRole role = HeardRole::code;
  /** In the transcript. Those of characters in a row begin in order; several characters may share one. */
  Span span;

  // The check's answer, whatever stood there before:
  /** What stands in the code: `character`, or another one that it was mended to; 0 for nothing. */
  char16_t to = 0;
  /** Why it was changed or removed, if it was. */
  std::optional<EditReason> reason = std::nullopt;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_HEARD_H_
