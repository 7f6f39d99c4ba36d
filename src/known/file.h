// The filter file: docs/known-codes.md.
//
//   0 magic, 8   8 version, 2   10 bits   11 log2 of the segment length   12 segment count, 4   16 codes, 4
//   20 zeros, 4   24 seed, 8   32 key, 16   48 product id, 48   96 fingerprints   checksum, 8
#ifndef CARDMEND_KNOWN_FILE_H_
#define CARDMEND_KNOWN_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/types_known.h"
#include "cardmend/types_product.h"

namespace cardmend::known {

inline constexpr std::array<std::uint8_t, 8> kFilterMagic = {'C', 'M', 'K', 'N', 'O', 'W', 'N', 0};
inline constexpr std::uint16_t kFilterVersion = 1;

/** Where each part begins. */
namespace filter_at {
inline constexpr std::size_t kVersion = 8;
inline constexpr std::size_t kBits = 10;
inline constexpr std::size_t kSegmentBits = 11;
inline constexpr std::size_t kSegmentCount = 12;
inline constexpr std::size_t kCodes = 16;
inline constexpr std::size_t kZeros = 20;
inline constexpr std::size_t kSeed = 24;
inline constexpr std::size_t kKey = 32;
inline constexpr std::size_t kProduct = 48;
inline constexpr std::size_t kFingerprints = kProduct + kMaxProductId;
}  // namespace filter_at

inline constexpr std::size_t kChecksumBytes = 8;

/** The segment length is 2^kLeastSegmentBits..2^kMostSegmentBits. */
inline constexpr std::uint32_t kLeastSegmentBits = 2;
inline constexpr std::uint32_t kMostSegmentBits = 18;

/** More places than kMaxKnownCodes need with any shape that the builder tries. */
inline constexpr std::size_t kMaxFusePlaces = std::size_t{1} << 25U;

/** A fingerprint has so many bits. */
constexpr bool is_fingerprint(std::uint32_t bits) {
  return bits == 8 || bits == 16 || bits == 32;
}

/** `out` is written only if the answer is `ok`; its views are of `bytes`. */
KnownStatus read_filter(std::span<const std::uint8_t> bytes, KnownFile& out);

/**
 * True if `code` is in the set, and by chance for one in 2^bits of the others. `file` must have been read.
 */
bool filter_has(const KnownFile& file, std::string_view code);

/** The hash of a code under the file's key. */
std::uint64_t hash_code(const KnownKey& key, std::string_view code);

/**
 * All of a file that is known before its fingerprints, which are zeros. `file` must keep the limits above.
 */
std::vector<std::uint8_t> write_filter(const KnownFile& file);

/** What is known behind them: the seed that was found, and the checksum. */
void seal_filter(const KnownFile& file, std::span<std::uint8_t> bytes);

}  // namespace cardmend::known

#endif  // CARDMEND_KNOWN_FILE_H_
