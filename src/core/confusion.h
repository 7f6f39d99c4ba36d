// The row type of tables/confusions.h, made from data/confusions/readings.json.
#ifndef CARDMEND_CORE_CONFUSION_H_
#define CARDMEND_CORE_CONFUSION_H_

#include <cstdint>

namespace cardmend::core {

/** `from` arrived, but `to` may have been meant. Both are upper-case ASCII letters, digits or '|'. */
struct Confusion {
  char from;
  char to;
  /** Parts of a thousand among the rows of one `from`. */
  std::uint16_t weight;
};

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_CONFUSION_H_
