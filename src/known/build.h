// Building a filter: not linked into the module that pages load, which only reads.
#ifndef CARDMEND_KNOWN_BUILD_H_
#define CARDMEND_KNOWN_BUILD_H_

#include <cstdint>
#include <span>

#include "cardmend/types_known.h"

namespace cardmend::known {

/** The shape to begin with for `count` codes, 1..kMaxKnownCodes; its seed is 0. */
FuseShape shape_for(std::uint32_t count);

/**
 * Fills `fingerprints`, which are zeros, `bits` / 8 bytes for each place of `shape`, so that every hash is in
 * the set; puts the seed that it took into `shape`. `hashes` are different from each other, and in the same
 * order for the same set. False if no seed that it tries works: then a shape with more segments is wanted.
 */
bool fill_fuse(std::span<const std::uint64_t> hashes, std::uint32_t bits, FuseShape& shape,
               std::span<std::uint8_t> fingerprints);

}  // namespace cardmend::known

#endif  // CARDMEND_KNOWN_BUILD_H_
