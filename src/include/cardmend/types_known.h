// What a filter file of known codes says: docs/known-codes.md.
#ifndef CARDMEND_TYPES_KNOWN_H_
#define CARDMEND_TYPES_KNOWN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tables/vocabulary.h"

namespace cardmend {

/** The key of a file's hash, as its bytes stand there. */
using KnownKey = std::array<std::uint8_t, kKnownKeyBytes>;

/** The most codes that one file holds. */
inline constexpr std::uint32_t kMaxKnownCodes = 1U << 24U;

/**
 * Where the fingerprints of a binary fuse filter lie: segments of equal length, of which a code has a place
 * in each of three that follow each other.
 */
struct FuseShape {
  /** Chosen so that every code finds a place of its own. */
  std::uint64_t seed = 0;
  /** A power of two, 4..262,144. */
  std::uint32_t segment_length = 4;
  /** In how many segments the first of the three places may lie; at least 1. */
  std::uint32_t segment_count = 1;

  /** How many fingerprints there are: the last codes need two segments more. */
  [[nodiscard]] constexpr std::size_t places() const {
    return (std::size_t{segment_count} + 2) * segment_length;
  }
};

/** A filter file that was found whole. Its views are of the file's bytes. */
struct KnownFile {
  std::string_view product;
  /** How many different codes it was made of. */
  std::uint32_t count = 0;
  /** Bits of a fingerprint, 8, 16 or 32: of other codes, one in 2^bits passes. */
  std::uint32_t bits = 8;
  KnownKey key{};
  FuseShape shape;
  /** `bits` / 8 bytes for each place, little-endian. */
  std::span<const std::uint8_t> fingerprints;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_KNOWN_H_
