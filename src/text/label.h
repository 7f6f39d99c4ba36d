// A label, as data/labels.json has it.
#ifndef CARDMEND_TEXT_LABEL_H_
#define CARDMEND_TEXT_LABEL_H_

#include <cstdint>
#include <string_view>

namespace cardmend::text {

/** What stands behind a label. */
enum class LabelMark : std::uint8_t { secret, number, value, expiry, order, sms, phone, other };

/**
 * A word that stands before something; lower case. In Latin letters it has no spaces, dots, hyphens or
 * underscores: "card no", "card_no" and "cardNo" are all "cardno".
 */
struct Label {
  std::u16string_view word;
  LabelMark mark{};
  /**
   * A word of everyday speech: a label only where a colon or an equals sign follows, or alone in its column.
   */
  bool strict = false;
  /** Of a secret: the word names any code. Where a PIN stands beside it, it is the card's number. */
  bool general = false;
  /** The word says nothing of what it is: behind a word such as "policy" it names something else. */
  bool bare = false;
};

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_LABEL_H_
