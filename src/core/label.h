// The row type of tables/labels.h, made from data/labels.json.
#ifndef CARDMEND_CORE_LABEL_H_
#define CARDMEND_CORE_LABEL_H_

#include <cstdint>
#include <string_view>

namespace cardmend::core {

/** What stands behind a label. */
enum class LabelMark : std::uint8_t { secret, number, value, expiry, order, sms, phone, other };

/**
 * A word that stands before something; lower case. In Latin letters it has no spaces, dots, hyphens or
 * underscores: "card no", "card_no" and "cardNo" are all "cardno".
 */
struct Label {
  std::u16string_view word;
  LabelMark mark;
  /** A word of everyday speech: a label only where a colon or an equals sign follows. */
  bool strict;
};

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_LABEL_H_
