// The row type of tables/confusions.h, made from data/confusions/readings.json.
#ifndef CARDMEND_FORMAT_CONFUSION_H_
#define CARDMEND_FORMAT_CONFUSION_H_

#include <cstdint>

namespace cardmend::format {

/** `from` arrived, but `to` may have been meant. Both are ASCII letters or digits; `from` may be '|'. */
struct Confusion {
  char from;
  char to;
  /** Parts of a thousand among the rows of one `from`. */
  std::uint16_t weight;
  /** How far a repair may rest on it, 0..1000; 0 where the two do not look alike. */
  std::uint16_t strength;
};

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_CONFUSION_H_
