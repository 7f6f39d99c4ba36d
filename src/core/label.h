// The row type of tables/labels.h, made from data/labels.json.
#ifndef CARDMEND_CORE_LABEL_H_
#define CARDMEND_CORE_LABEL_H_

#include <cstdint>
#include <string_view>

namespace cardmend {

enum class LabelMark : std::uint8_t { secret, number };

/** A word that stands before a secret or a number; lower case. */
struct Label {
  std::u16string_view word;
  LabelMark mark;
};

}  // namespace cardmend

#endif  // CARDMEND_CORE_LABEL_H_
