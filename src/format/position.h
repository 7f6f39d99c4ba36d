// Where a character of a code stands in it, as a person finds it on the card.
#ifndef CARDMEND_FORMAT_POSITION_H_
#define CARDMEND_FORMAT_POSITION_H_

#include <cstddef>
#include <cstdint>

#include "cardmend/types_product.h"

namespace cardmend::format {

/**
 * The group and the place in it, both from 1, of the character at `index` of a code of `length` characters;
 * past the last group, places go on there. A format without groups has one.
 */
struct Position {
  std::uint32_t group = 1;
  std::uint32_t place = 1;
};
Position position_of(const Format& format, std::size_t length, std::size_t index);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_POSITION_H_
