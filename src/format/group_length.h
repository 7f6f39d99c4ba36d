// How long a group of a code may be whose format names none.
#ifndef CARDMEND_FORMAT_GROUP_LENGTH_H_
#define CARDMEND_FORMAT_GROUP_LENGTH_H_

#include <cstddef>

namespace cardmend::format {

/** From two to eight characters, so that neither a stray letter nor a whole code counts as one. */
constexpr bool may_be_group(std::size_t length) {
  return length >= 2 && length <= 8;
}

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_GROUP_LENGTH_H_
