// Tables that are shipped packed: rows of pointers and zeros weigh more in a compressed file than what they say.
//
//   packed    a row of numbers, each written as UTF-8 writes a code point; texts are their code points
//   unpacked  when the table is first asked for, in memory that is never given back
//
// tools/tables/packed.ts writes them.
#ifndef CARDMEND_BASE_PACKED_H_
#define CARDMEND_BASE_PACKED_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cardmend::base {

/** Reads a packed table from its beginning; whoever reads knows where it ends. */
class Packed {
 public:
  explicit constexpr Packed(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  [[nodiscard]] constexpr bool at_end() const { return at_ == bytes_.size(); }

  [[gnu::cold, gnu::noinline]] constexpr std::uint32_t number() {
    std::uint32_t value = bytes_[at_++];
    if (value < 0x80) return value;
    // As many ones as bytes lead; the others have six bits each.
    const int more = std::countl_one(static_cast<std::uint8_t>(value)) - 1;
    value &= 0x3FU >> static_cast<unsigned>(more);
    for (int i = 0; i < more; ++i) value = value << 6U | (bytes_[at_++] & 0x3FU);
    return value;
  }

  /** A number that may be below 0: twice as large, and one more if it counts down from -1. */
  constexpr std::int32_t difference() {
    const std::uint32_t twice = number();
    return static_cast<std::int32_t>(twice >> 1U ^ (0U - (twice & 1U)));
  }

  /** A number below 256. */
  constexpr std::uint8_t small() { return static_cast<std::uint8_t>(number()); }
  constexpr char letter() { return static_cast<char>(number()); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

/** Numbers that ascend, packed as how many there are and how far each is above the one before. They live for
 * ever. */
[[gnu::cold, gnu::noinline]] inline std::span<const char32_t> unpack_ascending(
    std::span<const std::uint8_t> packed) {
  Packed in(packed);
  const std::size_t count = in.number();
  auto* const numbers = new char32_t[count];
  char32_t last = 0;
  for (std::size_t i = 0; i < count; ++i) numbers[i] = last += in.number();
  return {numbers, count};
}

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_PACKED_H_
