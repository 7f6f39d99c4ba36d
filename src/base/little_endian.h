// Numbers as the file has them, on a machine of either order.
#ifndef CARDMEND_BASE_LITTLE_ENDIAN_H_
#define CARDMEND_BASE_LITTLE_ENDIAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cardmend::base {

/** The first sizeof(Number) bytes at `bytes`: one load where the machine's order is the file's, as it is nearly everywhere. */
template <typename Number>
Number load_le(const std::uint8_t* bytes) {
  if constexpr (std::endian::native == std::endian::little) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
  return static_cast<Number>(value);
}

template <typename Number>
void store_le(std::uint8_t* bytes, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i));
}

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_LITTLE_ENDIAN_H_
