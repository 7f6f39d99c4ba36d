// The binary fuse filter (Graf and Lemire, "Binary fuse filters: fast and smaller than xor filters", 2022),
// in its form with three places for a code:
//
//   segments   | 0 | 1 | 2 | 3 | 4 | 5 |        segment_count of them, and two more
//   a code               ^   ^   ^              one place in each of three neighbours
//
// A code is in the set if the fingerprints at its three places, xor'ed, give its own.
#ifndef CARDMEND_KNOWN_FUSE_H_
#define CARDMEND_KNOWN_FUSE_H_

#include <array>
#include <cstdint>

#include "cardmend/types_known.h"

namespace cardmend::known {

/** The finishing steps of MurmurHash3: another seed, other places, without hashing the codes again. */
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t seed) {
  hash += seed;
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDU;
  hash ^= hash >> 33U;
  hash *= 0xC4CEB9FE1A85EC53U;
  hash ^= hash >> 33U;
  return hash;
}

/** The high 64 of the 96 bits of a product: 0..n - 1, even over all hashes, and in their order. */
constexpr std::uint32_t scale(std::uint64_t hash, std::uint32_t n) {
  const std::uint64_t low = (hash & 0xFFFFFFFFU) * n;
  return static_cast<std::uint32_t>(((hash >> 32U) * n + (low >> 32U)) >> 32U);
}

/** The three places of a mixed hash. The high bits choose the first, other bits one in each of the next two
 * segments. */
constexpr std::array<std::uint32_t, 3> places_of(std::uint64_t mixed, const FuseShape& shape) {
  const std::uint32_t mask = shape.segment_length - 1;
  const std::uint32_t first = scale(mixed, shape.segment_count * shape.segment_length);
  const std::uint32_t second = first + shape.segment_length;
  const std::uint32_t third = second + shape.segment_length;
  return {first, second ^ (static_cast<std::uint32_t>(mixed >> 18U) & mask),
          third ^ (static_cast<std::uint32_t>(mixed) & mask)};
}

/** `bits` of it, 8 to 32. */
constexpr std::uint32_t fingerprint_of(std::uint64_t mixed, std::uint32_t bits) {
  return static_cast<std::uint32_t>((mixed ^ (mixed >> 32U)) & ((std::uint64_t{1} << bits) - 1U));
}

}  // namespace cardmend::known

#endif  // CARDMEND_KNOWN_FUSE_H_
